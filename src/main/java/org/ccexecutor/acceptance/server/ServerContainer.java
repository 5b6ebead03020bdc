package org.ccexecutor.acceptance.server;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.async.ResultCallback;
import com.github.dockerjava.api.command.InspectContainerResponse;
import com.github.dockerjava.api.model.ExposedPort;
import com.github.dockerjava.api.model.HostConfig;
import com.github.dockerjava.api.model.PortBinding;
import com.github.dockerjava.api.model.Ports.Binding;
import com.github.dockerjava.api.model.WaitResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.ccexecutor.acceptance.settings.Token;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.output.OutputFrame;
import org.testcontainers.containers.output.OutputFrame.OutputType;
import org.testcontainers.containers.startupcheck.StartupCheckStrategy;
import org.testcontainers.containers.wait.strategy.AbstractWaitStrategy;
import org.testcontainers.utility.DockerImageName;

/**
 * A container with a server in it, on a free port of this machine. Whether the server is healthy is
 * for others to find out.
 */
final class ServerContainer extends GenericContainer<ServerContainer> {
  /** Where a server listens inside of its container. */
  private static final int PORT = 8003;

  private static final Duration FOR_THE_LAST_LINES = Duration.ofSeconds(1);

  private final ServerLog log;
  private final CompletableFuture<Void> logged = new CompletableFuture<>();
  private final CompletableFuture<Integer> exited = new CompletableFuture<>();

  /**
   * @param image an image that the engine has
   * @param name the name of the container
   * @param token what the server finds in {@code AUTH_TOKEN}; empty for none
   * @param log where its output goes
   */
  ServerContainer(String image, String name, Optional<Token> token, ServerLog log) {
    super(DockerImageName.parse(image));
    this.log = log;
    token.ifPresent(secret -> withEnv("AUTH_TOKEN", secret.secret()));
    withExposedPorts(PORT);
    withImagePullPolicy(any -> false);
    withLogConsumer(this::print);
    withStartupCheckStrategy(new Started());
    waitingFor(new Nothing());
    withCreateContainerCmdModifier(
        command ->
            command.withName(name).withHostConfig(reachableFromHere(command.getHostConfig())));
  }

  /**
   * Others need not reach a server that runs any command: it is bound to this machine alone, if the
   * engine is on it.
   */
  private static HostConfig reachableFromHere(HostConfig config) {
    String host = DockerClientFactory.instance().dockerHostIpAddress();
    boolean here = host.equals("localhost") || host.equals("127.0.0.1");
    Binding binding = here ? Binding.bindIp("127.0.0.1") : Binding.empty();
    return config.withPortBindings(new PortBinding(binding, ExposedPort.tcp(PORT)));
  }

  private void print(OutputFrame frame) {
    if (frame.getType() == OutputType.END) {
      logged.complete(null);
    } else {
      log.add(frame.getUtf8StringWithoutLineEnding());
    }
  }

  @Override
  protected void containerIsStarting(InspectContainerResponse info) {
    dockerClient
        .waitContainerCmd(info.getId())
        .exec(
            new ResultCallback.Adapter<WaitResponse>() {
              @Override
              public void onNext(WaitResponse response) {
                exited.complete(response.getStatusCode());
              }
            });
  }

  /** Its exit code, once it has ended and all that it has printed is in the log. */
  CompletableFuture<Integer> ended() {
    return exited.thenCompose(
        code ->
            logged
                .completeOnTimeout(null, FOR_THE_LAST_LINES.toMillis(), TimeUnit.MILLISECONDS)
                .thenApply(nothing -> code));
  }

  int port() {
    return getMappedPort(PORT);
  }

  private static final class Started extends StartupCheckStrategy {
    @Override
    public StartupStatus checkStartupState(DockerClient client, String id) {
      return StartupStatus.SUCCESSFUL;
    }
  }

  private static final class Nothing extends AbstractWaitStrategy {
    @Override
    protected void waitUntilReady() {
      // It is waited for in one place, however a server was started.
    }
  }
}
