package org.ccexecutor.acceptance.run;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.ccexecutor.acceptance.settings.ServerName;

/**
 * Which scenarios there are, and which of them were selected.
 *
 * @param all all of them
 * @param selected those that were selected
 * @param order in which order they are begun, in words
 */
public record Agenda(List<Listed> all, List<Listed> selected, String order) {

  /** What is known of a run of which nobody has said what there was to select from. */
  public static final Agenda UNKNOWN = new Agenda(List.of(), List.of(), "as they were given");

  public Agenda {
    all = List.copyOf(all);
    selected = List.copyOf(selected);
  }

  /**
   * A scenario before it is run.
   *
   * @param file the feature file that it stands in, relative to the project
   * @param server the server that it speaks to
   * @param tags its tags, without their signs
   */
  public record Listed(String file, ServerName server, Set<String> tags) {
    public Listed {
      tags = Set.copyOf(tags);
    }

    /** A scenario that speaks to the server of its tags or, if they name none, to the usual one. */
    public static Listed of(String file, Set<String> tags, ServerName usual) {
      boolean local = tags.contains(ServerName.LOCAL.word());
      boolean docker = tags.contains(ServerName.DOCKER.word());
      return new Listed(file, local ? ServerName.LOCAL : docker ? ServerName.DOCKER : usual, tags);
    }
  }

  /** The same as far as it concerns these servers. */
  public Agenda only(Predicate<ServerName> servers) {
    return new Agenda(
        all.stream().filter(one -> servers.test(one.server())).toList(),
        selected.stream().filter(one -> servers.test(one.server())).toList(),
        order);
  }

  /** Whether every scenario about this requirement was selected. */
  public boolean hasAllOf(String requirement) {
    long there = count(all, requirement);
    return there > 0 && there == count(selected, requirement);
  }

  /** How many scenarios about this requirement were selected. */
  public int selected(String requirement) {
    return count(selected, requirement);
  }

  /** How many scenarios about this requirement were not selected. */
  public int left(String requirement) {
    return Math.max(0, count(all, requirement) - count(selected, requirement));
  }

  /** How many scenarios of this file were not selected. */
  public int leftIn(String file) {
    return Math.max(0, countIn(all, file) - countIn(selected, file));
  }

  private static int count(List<Listed> scenarios, String requirement) {
    return (int) scenarios.stream().filter(one -> one.tags().contains(requirement)).count();
  }

  private static int countIn(List<Listed> scenarios, String file) {
    return (int) scenarios.stream().filter(one -> one.file().equals(file)).count();
  }
}
