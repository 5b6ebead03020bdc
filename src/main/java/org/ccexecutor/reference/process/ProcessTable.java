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
    String stat;
    // Not by channels: there may be thousands of processes to look at.
    try (InputStream file = new FileInputStream(PROC + "/" + pid + "/stat")) {
      stat = new String(file.readNBytes(LONGEST_LINE), StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      return Stream.empty(); // gone meanwhile
    }
    // pid (name) state parent group …, where the name may hold anything
    String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", 4);
    char state = fields[0].charAt(0);
    boolean isDead = state == 'Z' || state == 'X';
    return isDead ? Stream.empty() : Stream.of(new Entry(Long.parseLong(fields[2]), state));
  }
}
