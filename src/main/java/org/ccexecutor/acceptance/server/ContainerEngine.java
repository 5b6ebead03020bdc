package org.ccexecutor.acceptance.server;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.async.ResultCallback;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.model.PullResponseItem;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ccexecutor.acceptance.contract.CouldNotTell;
import org.ccexecutor.acceptance.settings.Patience;
import org.testcontainers.DockerClientFactory;

/**
 * Docker or Podman, as Testcontainers finds it. It is looked for when it is needed, and never
 * waited for without end.
 */
final class ContainerEngine {
  private static final Duration TO_ANSWER = Duration.ofSeconds(15);
  private static final Duration TO_PULL = Duration.ofMinutes(5);

  private static final Pattern MESSAGE = Pattern.compile("\"message\":\"((?:[^\"\\\\]|\\\\.)*)\"");

  private final DockerClient client;
  private final Patience patience;

  private ContainerEngine(DockerClient client, Patience patience) {
    this.client = client;
    this.patience = patience;
  }

  /**
   * Finds the engine.
   *
   * @throws CouldNotTell if none answers
   */
  static ContainerEngine find(Patience patience) {
    Duration deadline = patience.of(TO_ANSWER);
    try {
      return new ContainerEngine(
          Bounded.within(deadline, () -> DockerClientFactory.instance().client()), patience);
    } catch (TimeoutException | ExecutionException e) {
      throw new CouldNotTell(
          "cc.docker.image is set, but no container engine answers (asked: DOCKER_HOST if it is set, else the usual sockets; for "
              + deadline.toMillis() / 1000.0
              + " s at most). Start Docker, or Podman with its socket (systemctl --user start podman.socket), and set DOCKER_HOST if"
              + " it is not where Docker's usually is.");
    }
  }

  /**
   * Asks the engine for something.
   *
   * @param what what it is about, as the beginning of a sentence
   * @throws CouldNotTell if it does not do it, or not in time
   */
  <T> T ask(String what, Duration time, Callable<T> question) {
    Duration deadline = patience.of(time);
    try {
      return Bounded.within(deadline, question);
    } catch (TimeoutException e) {
      throw new CouldNotTell(
          what
              + ": the container engine has not done it within "
              + deadline.toMillis() / 1000.0
              + " s.");
    } catch (ExecutionException e) {
      throw new CouldNotTell(what + ": " + reason(e) + ".");
    }
  }

  /**
   * Makes sure that there is an image.
   *
   * @throws CouldNotTell if there is none, and none can be had
   */
  void mustHave(String image) {
    boolean there =
        ask(
            "The image " + image + " (cc.docker.image) could not be looked for",
            TO_ANSWER,
            () -> has(image));
    if (there) {
      return;
    }
    try {
      ask(
          "The image "
              + image
              + " (cc.docker.image) is not on this machine, and could not be pulled",
          TO_PULL,
          () -> pull(withTag(image)));
    } catch (CouldNotTell e) {
      throw new CouldNotTell(e.getMessage() + " Build it, or check its name.");
    }
  }

  private boolean has(String image) {
    try {
      client.inspectImageCmd(image).exec();
      return true;
    } catch (NotFoundException e) {
      return false;
    }
  }

  private boolean pull(String image) throws InterruptedException {
    AtomicReference<String> refusal = new AtomicReference<>();
    ResultCallback.Adapter<PullResponseItem> progress =
        new ResultCallback.Adapter<>() {
          @Override
          public void onNext(PullResponseItem item) {
            if (item.getErrorDetail() != null) {
              refusal.set(item.getErrorDetail().getMessage());
            }
          }
        };
    client.pullImageCmd(image).exec(progress).awaitCompletion();
    if (refusal.get() != null) {
      throw new IllegalStateException(refusal.get());
    }
    return true;
  }

  /** Without a tag, all tags of a name would be pulled. */
  private static String withTag(String image) {
    boolean exact =
        image.contains("@") || image.substring(image.lastIndexOf('/') + 1).contains(":");
    return exact ? image : image + ":latest";
  }

  DockerClient client() {
    return client;
  }

  /** The innermost reason, on one line; of an answer in JSON its message. */
  private static String reason(Throwable failure) {
    Throwable cause = failure;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    Matcher json = MESSAGE.matcher(String.valueOf(cause.getMessage()));
    String words =
        json.find() ? json.group(1).replace("\\\"", "\"") : String.valueOf(cause.getMessage());
    return words.strip().replaceAll("\\s*\\R\\s*", " ").replaceAll("\\.$", "");
  }
}
