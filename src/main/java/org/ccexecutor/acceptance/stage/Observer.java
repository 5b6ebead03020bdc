package org.ccexecutor.acceptance.stage;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.ccexecutor.acceptance.contract.CouldNotTell;
import org.ccexecutor.acceptance.contract.Violation;
import org.ccexecutor.acceptance.session.Channel;

/**
 * Looks at processes and files on the server's machine, by commands in a session of its own: the
 * server may be in a container or far away.
 */
final class Observer {
  /**
   * Finds the state of a process: a letter, or {@code gone}. It needs /proc or ps. What the freezer
   * of Linux' control groups holds stands still like what a signal has stopped.
   */
  private static final String STATE =
      """
      frozen() {
        local k v c at
        while IFS=: read -r k v c; do [ "$k" = 0 ] && break; done < "/proc/$1/cgroup"
        [ "$k" = 0 ] || return
        for at in /sys/fs/cgroup /sys/fs/cgroup/unified; do
          while read -r k v; do
            [ "$k $v" = "frozen 1" ] && return
          done < "$at$c/cgroup.events"
        done
        return 1
      } 2>/dev/null
      state() {
        if [ -r /proc/self/stat ]; then
          { IFS= read -r s < "/proc/$1/stat"; } 2>/dev/null || { s=gone; return; }
          s=${s##*) }; s=${s%% *}
        else
          s=$(ps -o stat= -p "$1") || { s=gone; return; }
          s=${s:0:1}
        fi
        case $s in
          Z|X) s=gone;;
          S|D) frozen "$1" && s=T;;
        esac
      }
      """;

  /**
   * Rests for so many seconds: without a process, where a pipe can be opened for reading and
   * writing.
   */
  private static final String REST =
      """
      pipe=
      rest() {
        {
          [ "$pipe" ] || { pipe=opened; exec 9<> <(:); }
          read -rt "$1" -u 9
        } 2>/dev/null
        [ $? -gt 128 ] || sleep "$1"
      }
      """;

  private static final String NEEDS =
      "for t in bash mktemp rm cat sleep seq printf touch yes; do command -v $t >/dev/null || echo $t; done; "
          + "[ -r /proc/self/stat ] || command -v ps >/dev/null || echo 'ps (or /proc)'";

  /** What is said when all processes are in the wanted state. */
  private static final String ALL = "all";

  private final Client eyes;

  /**
   * @param eyes the client that it looks through
   */
  Observer(Client eyes) {
    this.eyes = eyes;
  }

  /** Runs a command to its end and gives what it printed, without the last newline. */
  String look(String script, Duration deadline) {
    mustHaveTools();
    return run(script, deadline);
  }

  private String run(String script, Duration deadline) {
    Command command = Command.send(eyes, Task.command(script)).mustBeAccepted();
    if (command.awaitCompletion(deadline.plus(eyes.deadlines().command())).isEmpty()) {
      throw new Violation("ECHO-1", "the completion of a command", command.describe());
    }
    return command.execution().output(Channel.STDOUT).stripTrailing();
  }

  private void mustHaveTools() {
    String missing = eyes.server().missingTools(() -> run(NEEDS, Duration.ZERO));
    if (!missing.isEmpty()) {
      throw new CouldNotTell(
          "The server's machine lacks what this scenario looks with: "
              + missing.replace('\n', ' ')
              + ".");
    }
  }

  /**
   * Waits until each of these processes is in a wanted state.
   *
   * @return what was found last of each process that is not in that state; empty if all are
   * @throws CouldNotTell if nothing at all was found: then nobody has looked
   */
  String awaitState(List<String> pids, ProcessState wanted, Duration deadline) {
    String script =
        STATE
            + REST
            + String.format(
                Locale.ROOT,
                """
                end=$((SECONDS + %d))
                while :; do
                  left=
                  for p in %s; do state "$p"; case $s in %s) ;; *) left="$left $p $s";; esac; done
                  [ -z "$left" ] && { echo "%s"; break; }
                  [ $SECONDS -gt $end ] && { echo "$left"; break; }
                  rest 0.05
                done
                """,
                (deadline.toMillis() + 999) / 1000,
                String.join(" ", pids),
                wanted.pattern(),
                ALL);
    String seen = said(script, deadline);
    return seen.equals(ALL) ? "" : wanted.wrongWith(seen);
  }

  /** Whether there is such a file. */
  boolean isThere(String file) {
    String said = said("[ -e " + file + " ] && echo yes || echo no", Duration.ZERO);
    if (!said.equals("yes") && !said.equals("no")) {
      throw new CouldNotTell(
          "The command with which this scenario looks for a file printed neither yes nor no.");
    }
    return said.equals("yes");
  }

  /** What a command printed that always prints something. */
  private String said(String script, Duration deadline) {
    String said = look(script, deadline).strip();
    if (said.isEmpty()) {
      throw new CouldNotTell(
          "The command with which this scenario looks at the server's machine printed nothing.");
    }
    return said;
  }
}
