package org.ccexecutor.reference;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/** Looks at process groups from outside. */
final class Groups {
  private static final int INT = 2;

  private Groups() {}

  /** The states of the living processes of a group. */
  static List<String> states(long group) {
    try (Stream<Path> processes = Files.list(Path.of("/proc"))) {
      return processes
          .filter(path -> path.getFileName().toString().matches("\\d+"))
          .map(Groups::stat)
          .filter(fields -> fields.length > 2 && fields[2].equals(Long.toString(group)))
          .map(fields -> fields[0])
          .filter(state -> !state.equals("Z"))
          .toList();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  static boolean isGone(long group) {
    return states(group).isEmpty();
  }

  /** Waits up to 5 s. */
  static boolean soon(BooleanSupplier condition) {
    long deadline = System.nanoTime() + 5_000_000_000L;
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > deadline) {
        return false;
      }
      LockSupport.parkNanos(5_000_000);
    }
    return true;
  }

  /** Whether every child is born deaf to Ctrl-C, as behind {@code nohup mvn verify &}. */
  static boolean ignoreInterrupts() {
    try (Stream<String> status = Files.lines(Path.of("/proc/self/status"))) {
      return status
          .filter(line -> line.startsWith("SigIgn:"))
          .map(line -> new BigInteger(line.substring("SigIgn:".length()).strip(), 16))
          .anyMatch(ignored -> ignored.testBit(INT - 1));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static String[] stat(Path process) {
    try {
      String stat =
          new String(Files.readAllBytes(process.resolve("stat")), StandardCharsets.ISO_8859_1);
      return stat.substring(stat.lastIndexOf(')') + 2).split(" ");
    } catch (IOException e) {
      return new String[0];
    }
  }
}
