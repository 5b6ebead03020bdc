package org.ccexecutor.acceptance.proof;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.ccexecutor.acceptance.settings.ServerName;
import org.ccexecutor.acceptance.settings.Token;
import org.ccexecutor.reference.Part;
import org.ccexecutor.reference.Parts;
import org.ccexecutor.reference.ReferenceOptions;
import org.ccexecutor.reference.ReferenceServer;
import org.ccexecutor.reference.process.Launcher;

/**
 * A server that the specification is held against: the reference server with a small deviation, or
 * another one. What stands here does not change; every method that describes a deviation gives
 * another variant.
 */
final class Variant {
  private static final Duration HEARTBEAT = Duration.ofSeconds(1);
  private static final int ROOM = 12;

  /** The server is in the same JVM: who waits in vain for a fault need not wait long. */
  static final double HALF = 0.5;

  private static final String CORE = "smoke";

  /** A file system in memory, where there is one: disks take long to make and remove names. */
  private static final Path MEMORY = Path.of("/dev/shm");

  private final String name;
  private final String sentence;
  private ServerName deployment = ServerName.LOCAL;
  private Token token = Token.random();
  private Set<String> breaks = Set.of();
  private Set<String> beside = Set.of();
  private double patience = 1;
  private boolean patienceIsFixed;
  private boolean oneByOne;
  private boolean longLasting;
  private boolean onlyInTheWhole;
  private UnaryOperator<ReferenceOptions> options = UnaryOperator.identity();
  private UnaryOperator<Parts> parts = UnaryOperator.identity();
  private BiFunction<ReferenceOptions, Parts, Server> starter = Variant::reference;

  private Variant(String name, String sentence) {
    this.name = name;
    this.sentence = sentence;
  }

  /** A running server; it ends when it is closed. */
  interface Server extends AutoCloseable {

    /** The port that it listens on. */
    int port();

    @Override
    void close();
  }

  /**
   * A faulty server; what it breaks has to be added.
   *
   * @param name stable, in capitals
   * @param harm what a user would suffer from it
   */
  static Variant fault(String name, String harm) {
    return new Variant(name, harm).patience(HALF);
  }

  /**
   * A correct server.
   *
   * @param name stable, in capitals
   * @param sentence which freedom it takes
   */
  static Variant freedom(String name, String sentence) {
    return new Variant(name, sentence);
  }

  /** Starts the reference server of these parts. */
  static Server reference(ReferenceOptions options, Parts parts) {
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

  private Variant but(Consumer<Variant> difference) {
    Variant other = new Variant(name, sentence);
    other.deployment = deployment;
    other.token = token;
    other.breaks = breaks;
    other.beside = beside;
    other.patience = patience;
    other.patienceIsFixed = patienceIsFixed;
    other.oneByOne = oneByOne;
    other.longLasting = longLasting;
    other.onlyInTheWhole = onlyInTheWhole;
    other.options = options;
    other.parts = parts;
    other.starter = starter;
    difference.accept(other);
    return other;
  }

  /** The same with a token. */
  Variant docker() {
    return but(other -> other.deployment = ServerName.DOCKER);
  }

  /** The same with this token, where it has one. */
  Variant token(String secret) {
    return but(other -> other.token = new Token(secret));
  }

  /** The same, which breaks these requirements and no other. */
  Variant breaks(String... requirements) {
    return but(other -> other.breaks = new LinkedHashSet<>(List.of(requirements)));
  }

  /** The same, judged by the scenarios with these tags as well. */
  Variant beside(String... tags) {
    return but(other -> other.beside = Set.of(tags));
  }

  /** The same with another factor on every deadline. */
  Variant patience(double factor) {
    return but(other -> other.patience = factor);
  }

  /** The same, which gets no more patience when it is played again. */
  Variant withFixedPatience() {
    return but(other -> other.patienceIsFixed = true);
  }

  /**
   * The same when it is played for the first, second or third time: with so much more patience, and
   * at last with no less than users have.
   */
  Variant onTry(int number) {
    double grown = number * patience;
    return patienceIsFixed ? this : patience(number > 2 ? Math.max(grown, 1) : grown);
  }

  /** The same, whose scenarios would disturb each other. */
  Variant oneByOne() {
    return but(other -> other.oneByOne = true);
  }

  /** The same, which takes long to be judged, and so must not be the last. */
  Variant longLasting() {
    return but(other -> other.longLasting = true);
  }

  /** The same, which others stand for unless everything is played. */
  Variant onlyInTheWhole() {
    return but(other -> other.onlyInTheWhole = true);
  }

  /** The same with further settings. */
  Variant set(UnaryOperator<ReferenceOptions> more) {
    return but(other -> other.options = before -> more.apply(options.apply(before)));
  }

  /** The same with room for so many sessions. */
  Variant room(int sessions) {
    return set(before -> before.withMaxSessions(sessions));
  }

  /** The same started in another way. */
  Variant startedBy(BiFunction<ReferenceOptions, Parts, Server> way) {
    return but(other -> other.starter = way);
  }

  /** The same with one part replaced. */
  <F> Variant with(Part<F> part, F factory) {
    return changed(before -> before.with(part, factory));
  }

  /**
   * The same with changed parts; the change is made anew for every start, so that no two servers
   * share anything.
   */
  Variant changed(UnaryOperator<Parts> change) {
    return but(other -> other.parts = before -> change.apply(parts.apply(before)));
  }

  // ---- what is known of it

  String name() {
    return name;
  }

  String sentence() {
    return sentence;
  }

  ServerName deployment() {
    return deployment;
  }

  /** The token that is known to its clients, and to itself where it asks for one. */
  Token token() {
    return token;
  }

  /** The requirements that it breaks, all of them; none for a correct server. */
  Set<String> breaks() {
    return breaks;
  }

  /** Whether it is meant to break something. */
  boolean isFaulty() {
    return !breaks.isEmpty();
  }

  /** The factor on every deadline. */
  double patience() {
    return patience;
  }

  /** Whether its scenarios would disturb each other. */
  boolean isOneByOne() {
    return oneByOne;
  }

  /** Whether it takes long to be judged; correct servers do, since they get no half patience. */
  boolean isLongLasting() {
    return longLasting || !isFaulty();
  }

  /**
   * Whether others stand for it unless everything is played: those that take several freedoms at
   * once show that none is blamed; only where one is, it matters which.
   */
  boolean isOnlyInTheWhole() {
    return onlyInTheWhole;
  }

  /** Its heartbeat interval, as it is told. */
  Duration heartbeat() {
    return settings().heartbeat();
  }

  /**
   * The tags of the scenarios that are played: those that it can affect and a core; all of them for
   * a correct server that names none.
   */
  String scenarios() {
    String other =
        deployment == ServerName.LOCAL ? ServerName.DOCKER.word() : ServerName.LOCAL.word();
    if (!isFaulty() && beside.isEmpty()) {
      return "not @" + other;
    }
    Set<String> tags = new LinkedHashSet<>(breaks);
    tags.addAll(beside);
    tags.add(CORE);
    return tags.stream().map(tag -> "@" + tag).collect(Collectors.joining(" or ", "(", ")"))
        + " and not @"
        + other;
  }

  /** Starts it. */
  Server start(Optional<Token> token) {
    ReferenceOptions all = settings();
    return starter.apply(
        token.map(known -> all.withToken(known.secret())).orElse(all),
        parts.apply(Parts.standard().with(Part.LAUNCHER, options -> launcher())));
  }

  private static Launcher launcher() {
    return Files.isWritable(MEMORY) ? new Launcher(MEMORY) : new Launcher();
  }

  private ReferenceOptions settings() {
    return options.apply(
        ReferenceOptions.standard().withHeartbeat(HEARTBEAT).withMaxSessions(ROOM));
  }
}
