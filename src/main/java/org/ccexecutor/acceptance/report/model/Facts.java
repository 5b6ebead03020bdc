package org.ccexecutor.acceptance.report.model;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.ccexecutor.acceptance.run.Agenda;
import org.ccexecutor.acceptance.settings.ServerAddress;
import org.ccexecutor.acceptance.settings.ServerName;

/**
 * The circumstances of a run.
 *
 * @param begun when it began
 * @param time how long it took
 * @param version the version of this specification
 * @param jvm name and version of the Java virtual machine
 * @param os name and version of the operating system
 * @param agenda which scenarios there are, and which were selected
 * @param settings what was set, by name; of secrets only that they were
 * @param addresses where each server is looked for
 */
public record Facts(
    Instant begun,
    Duration time,
    String version,
    String jvm,
    String os,
    Agenda agenda,
    Map<String, String> settings,
    Map<ServerName, ServerAddress> addresses) {
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("d MMMM yyyy, HH:mm:ss", Locale.ENGLISH);

  public Facts {
    settings = Collections.unmodifiableMap(new TreeMap<>(settings));
    addresses = Map.copyOf(addresses);
  }

  /** In which order the scenarios were begun, in words. */
  public String order() {
    return agenda.order();
  }

  /** The same as far as it concerns these servers. */
  Facts only(Predicate<ServerName> names) {
    return new Facts(begun, time, version, jvm, os, agenda.only(names), settings, addresses);
  }

  /** When it began, as people write it. */
  public String date() {
    return date(begun);
  }

  static String date(Instant time) {
    return DATE.format(time.atOffset(ZoneOffset.UTC)) + " UTC";
  }

  /** Whether the run was given a token, which no report tells. */
  public boolean hasToken() {
    return settings.containsKey("cc.auth.token");
  }

  public double seconds() {
    return Math.round(time.toNanos() / 1e6) / 1e3;
  }
}
