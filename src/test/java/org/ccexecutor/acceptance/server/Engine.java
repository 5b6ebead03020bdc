package org.ccexecutor.acceptance.server;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.BuildImageResultCallback;
import com.github.dockerjava.api.exception.InternalServerErrorException;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.model.Container;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.testcontainers.DockerClientFactory;

/** The container engine of this machine, as the tests use it. */
final class Engine {
  /** The image of the reference server. */
  static final String REFERENCE_IMAGE = "cc-executor-reference:latest";

  private static final String TEST_IMAGE = "localhost/cc-executor-test";
  private static final int USUAL_PORT = 8004;
  private static final String BUILD =
      "mvn -q process-classes -Pimage && docker build -t " + REFERENCE_IMAGE + " target/image";

  private Engine() {}

  /** Skips the tests where something is missing that they need; on a build machine, fails them. */
  static void mustBeThere() {
    if (!isThere()) {
      missing("No container engine answers: start Docker or Podman, and set DOCKER_HOST");
    }
    if (Eventually.isOpen(USUAL_PORT)) {
      missing(
          "Something listens on port " + USUAL_PORT + ", so no container would be started: end it");
    }
    try {
      client().inspectImageCmd(REFERENCE_IMAGE).exec();
    } catch (NotFoundException e) {
      missing("There is no image " + REFERENCE_IMAGE + ": build it (" + BUILD + ")");
    }
  }

  /** Removes the images that the tests have made, if there is an engine to make any. */
  static void removeImages() {
    if (!isThere()) {
      return;
    }
    client().listImagesCmd().exec().stream()
        .filter(
            image ->
                image.getRepoTags() != null
                    && Arrays.stream(image.getRepoTags())
                        .anyMatch(tag -> tag.startsWith(TEST_IMAGE)))
        .forEach(image -> client().removeImageCmd(image.getId()).withForce(true).exec());
  }

  private static boolean isThere() {
    return DockerClientFactory.instance().isDockerAvailable();
  }

  private static void missing(String what) {
    if ("true".equals(System.getenv("CI"))) {
      fail(what);
    }
    abort(what);
  }

  private static DockerClient client() {
    return DockerClientFactory.instance().client();
  }

  /** All containers, running or not, that have this port of the machine. */
  static List<Container> containersAt(int port) {
    return all().stream()
        .filter(
            container ->
                Arrays.stream(container.getPorts())
                    .anyMatch(mapped -> Integer.valueOf(port).equals(mapped.getPublicPort())))
        .toList();
  }

  /** All containers, running or not, of this image. */
  static List<Container> containersOf(String image) {
    return all().stream().filter(container -> container.getImage().endsWith(image)).toList();
  }

  /** Podman cannot list its containers while one of them is being removed. */
  private static List<Container> all() {
    List<List<Container>> seen = new ArrayList<>();
    RuntimeException[] failure = new RuntimeException[1];
    Eventually.within(
        60,
        () -> {
          try {
            return seen.add(client().listContainersCmd().withShowAll(true).exec());
          } catch (InternalServerErrorException e) {
            failure[0] = e;
            return false;
          }
        });
    if (seen.isEmpty()) {
      throw failure[0];
    }
    return seen.get(0);
  }

  /** Makes a container by this name, and leaves it there. */
  static void create(String image, String name) {
    client().createContainerCmd(image).withName(name).exec();
  }

  static void kill(Container container) {
    client().killContainerCmd(container.getId()).exec();
  }

  /** An image whose containers do this, in bash. */
  static String imageThat(String does) {
    return imageThatRuns("bash", "-c", does);
  }

  /** An image whose containers run this program. */
  static String imageThatRuns(String... program) {
    String entryPoint = Arrays.toString(Arrays.stream(program).map(Engine::quoted).toArray());
    String name = TEST_IMAGE + ":" + Integer.toHexString(entryPoint.hashCode());
    try {
      Path directory = Files.createTempDirectory("image");
      Path file =
          Files.writeString(
              directory.resolve("Dockerfile"),
              "FROM " + REFERENCE_IMAGE + "\nENTRYPOINT " + entryPoint + "\n");
      client()
          .buildImageCmd(directory.toFile())
          .withTags(Set.of(name))
          .withPull(false)
          .exec(new BuildImageResultCallback())
          .awaitImageId();
      Files.delete(file);
      Files.delete(directory);
      return name;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String quoted(String word) {
    return '"' + word.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }
}
