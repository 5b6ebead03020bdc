package org.ccexecutor.acceptance.proof;

import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.ccexecutor.acceptance.settings.ServerName;
import org.ccexecutor.acceptance.settings.Token;
import org.ccexecutor.reference.Part;
import org.ccexecutor.reference.Parts;
import org.ccexecutor.reference.ReferenceOptions;
import org.ccexecutor.reference.ReferenceServer;

/**
 * A server that the specification is held against: the reference server with a small deviation, or another one.
 *
 * @param name stable, in capitals
 * @param sentence what a user would suffer from it; for a correct server, which freedom it takes
 * @param deployment which server it stands for
 * @param breaks the requirements that it breaks, all of them
 * @param beside further tags of the scenarios to be played, beside those of what it breaks
 * @param options how it is set up
 * @param starter what starts it
 * @param patience the factor on every deadline
 */
record Variant(
    String name,
    String sentence,
    ServerName deployment,
    Set<String> breaks,
    Set<String> beside,
    UnaryOperator<ReferenceOptions> options,
    BiFunction<ReferenceOptions, Parts, Server> starter,
    UnaryOperator<Parts> parts,
    double patience) {

  private static final Duration HEARTBEAT = Duration.ofSeconds(1);
  private static final int ROOM = 12;
  private static final double SHORT_PATIENCE = 0.4;
  private static final String CORE = "smoke";

  /** A running server; it ends when it is closed. */
  interface Server extends AutoCloseable {

    /** The port that it listens on. */
    int port();

    @Override
    void close();
  }

  /** A faulty server; what it breaks has to be added. */
  static Variant fault(String name, String harm) {
    return new Variant(
        name, harm, ServerName.LOCAL, Set.of(), Set.of(), UnaryOperator.identity(), Variant::reference, UnaryOperator.identity(), SHORT_PATIENCE);
  }

  /** A correct server. */
  static Variant freedom(String name, String sentence) {
    return new Variant(
        name, sentence, ServerName.LOCAL, Set.of(), Set.of(), UnaryOperator.identity(), Variant::reference, UnaryOperator.identity(), 1);
  }

  private static Server reference(ReferenceOptions options, Parts parts) {
    ReferenceServer server = ReferenceServer.start(options, parts);
    return new Server() {
      @Override
      public int port() {
        return server.port();
      }

      @Override
      public void close() {
        server.close();
      }
    };
  }

  // ---- how it differs

  /** The same with a token. */
  Variant docker() {
    return new Variant(name, sentence, ServerName.DOCKER, breaks, beside, options, starter, parts, patience);
  }

  /** The same, which breaks these requirements and no other. */
  Variant breaks(String... requirements) {
    return new Variant(name, sentence, deployment, new LinkedHashSet<>(List.of(requirements)), beside, options, starter, parts, patience);
  }

  /** The same, judged by the scenarios with these tags as well. */
  Variant beside(String... tags) {
    return new Variant(name, sentence, deployment, breaks, Set.of(tags), options, starter, parts, patience);
  }

  /** The same with another factor on every deadline. */
  Variant patience(double factor) {
    return new Variant(name, sentence, deployment, breaks, beside, options, starter, parts, factor);
  }

  /** The same with further settings. */
  Variant set(UnaryOperator<ReferenceOptions> more) {
    return new Variant(name, sentence, deployment, breaks, beside, before -> more.apply(options.apply(before)), starter, parts, patience);
  }

  /** The same started in another way. */
  Variant startedBy(BiFunction<ReferenceOptions, Parts, Server> other) {
    return new Variant(name, sentence, deployment, breaks, beside, options, other, parts, patience);
  }

  /** The same with one part replaced. */
  <F> Variant with(Part<F> part, F factory) {
    return changed(before -> before.with(part, factory));
  }

  /** The same with changed parts; the change is made anew for every start, so that no two servers share anything. */
  Variant changed(UnaryOperator<Parts> change) {
    return new Variant(
        name, sentence, deployment, breaks, beside, options, starter, before -> change.apply(parts.apply(before)), patience);
  }

  // ---- what is done with it

  /** Starts it. */
  Server start(Optional<Token> token) {
    ReferenceOptions all = settings();
    return starter.apply(token.map(known -> all.withToken(known.secret())).orElse(all), parts.apply(Parts.standard()));
  }

  private ReferenceOptions settings() {
    return options.apply(ReferenceOptions.standard().withHeartbeat(HEARTBEAT).withMaxSessions(ROOM));
  }

  /** Its heartbeat interval, as it is told. */
  Duration heartbeat() {
    return settings().heartbeat();
  }

  /** Whether it is meant to break something. */
  boolean isFaulty() {
    return !breaks.isEmpty();
  }

  /** The tags of the scenarios that are played: all for a correct server, else those that it can affect and a core. */
  String scenarios() {
    String other = deployment == ServerName.LOCAL ? ServerName.DOCKER.word() : ServerName.LOCAL.word();
    if (!isFaulty()) {
      return "not @" + other;
    }
    Set<String> tags = new LinkedHashSet<>(breaks);
    tags.addAll(beside);
    tags.add(CORE);
    return tags.stream().map(tag -> "@" + tag).collect(Collectors.joining(" or ", "(", ")")) + " and not @" + other;
  }
}
