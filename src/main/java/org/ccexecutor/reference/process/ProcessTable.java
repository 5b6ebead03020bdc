package org.ccexecutor.reference.process;

import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/** The living processes of a group, as Linux tells them in {@code /proc}. */
final class ProcessTable {

  /** A living process: its group, and the letter of its state. */
  private record Entry(long group, char state) {}

  private static final String PROC = "/proc";
  private static final int LONGEST_LINE = 1024;
  private static final char DEAD = 'Z';

  // Where it says what.
  private static final int STATE = 0;
  private static final int GROUP = 2;
  private static final int THREADS = 17;

  private ProcessTable() {}

  /** Whether this system has such a table. */
  static boolean exists() {
    return new File(PROC, "self/stat").exists();
  }

  /**
   * The states of living processes, by their letters.
   *
   * @param target as for kill: a pid, or the negative id of a group
   */
  static List<Character> states(long target) {
    if (target > 0) {
      return entry(Long.toString(target)).map(Entry::state).toList();
    }
    String[] names = new File(PROC).list();
    return Stream.of(names == null ? new String[0] : names)
        .filter(name -> Character.isDigit(name.charAt(0)))
        .flatMap(ProcessTable::entry)
        .filter(entry -> entry.group == -target)
        .map(Entry::state)
        .toList();
  }

  /** Whether nobody of a group is alive. */
  static boolean isDead(long group) {
    // As long as the leader lives, nobody has to go through all processes of the machine.
    return states(group).isEmpty() && states(-group).isEmpty();
  }

  private static Stream<Entry> entry(String pid) {
    String[] fields = fields(pid);
    if (fields.length == 0) {
      return Stream.empty();
    }
    char state = fields[STATE].charAt(0);
    if (isDead(state) && Integer.parseInt(fields[THREADS]) > 1) {
      state = stateOfThreads(pid);
    }
    return isDead(state)
        ? Stream.empty()
        : Stream.of(new Entry(Long.parseLong(fields[GROUP]), state));
  }

  private static boolean isDead(char state) {
    return state == DEAD || state == 'X';
  }

  /** The main thread of a process may have ended while others live: the state of one of those. */
  private static char stateOfThreads(String pid) {
    String[] names = new File(PROC, pid + "/task").list();
    return Stream.of(names == null ? new String[0] : names)
        .map(name -> fields(pid + "/task/" + name))
        .filter(fields -> fields.length > 0)
        .map(fields -> fields[STATE].charAt(0))
        .filter(state -> !isDead(state))
        .findFirst()
        .orElse(DEAD);
  }

  /** What the table says of a process or thread; nothing if it is gone. */
  private static String[] fields(String name) {
    String stat;
    // Not by channels: there may be thousands of processes to look at.
    try (InputStream file = new FileInputStream(PROC + "/" + name + "/stat")) {
      stat = new String(file.readNBytes(LONGEST_LINE), StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      return new String[0];
    }
    // pid (name) state parent group …, where the name may hold anything
    return stat.substring(stat.lastIndexOf(')') + 2).split(" ", THREADS + 2);
  }
}
