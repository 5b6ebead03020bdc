package org.ccexecutor.acceptance.settings;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Finds what somebody has set by a name that is none: it would be passed over in silence, and
 * another server be tested than the one that was meant.
 */
final class Misspelt {
  private static final String OURS = "cc.";
  private static final String OUR_VARIABLES = "CC_EXECUTOR_";

  /**
   * Variables of a server may begin alike: only so few letters away from one that is known they are
   * taken for it.
   */
  private static final int NEAR = 2;

  private final List<String> known;

  /**
   * @param known the names of all settings
   */
  Misspelt(List<String> known) {
    this.known = known;
  }

  /** Whether this is the name of a system property that is meant for a setting, but is none. */
  boolean is(String property) {
    return property.startsWith(OURS) && !known.contains(property);
  }

  /**
   * Makes sure that every name is known. Values are never shown: a misspelt token is one too.
   *
   * @param properties the names of all system properties
   * @param variables the names of all environment variables that have a value
   * @throws BadSetting if one is not, with the nearest that is
   */
  void mustNotBeAmong(Collection<String> properties, Collection<String> variables) {
    Stream.concat(
            properties.stream().filter(this::is).sorted(),
            variables.stream().filter(this::isNearlyOurs).sorted())
        .findFirst()
        .ifPresent(
            name -> {
              throw new BadSetting(
                  "There is no setting "
                      + name.replaceAll("\\p{Cntrl}", "·")
                      + ": the nearest is "
                      + nearest(name).orElseThrow()
                      + ", and README lists all of them under \"Settings\".");
            });
  }

  private boolean isNearlyOurs(String variable) {
    return variable.startsWith(OUR_VARIABLES)
        && known.stream().noneMatch(key -> SettingsReader.variableOf(key).equals(variable))
        && nearest(variable).filter(name -> Spelling.distance(name, variable) <= NEAR).isPresent();
  }

  private Optional<String> nearest(String name) {
    return known.stream()
        .map(key -> name.startsWith(OURS) ? key : SettingsReader.variableOf(key))
        .min(Comparator.comparing(key -> Spelling.distance(key, name)));
  }
}
