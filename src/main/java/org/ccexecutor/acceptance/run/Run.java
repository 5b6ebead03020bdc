package org.ccexecutor.acceptance.run;

import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.ccexecutor.acceptance.contract.Register;
import org.ccexecutor.acceptance.evidence.Secrets;
import org.ccexecutor.acceptance.probe.DirectToLoopback;
import org.ccexecutor.acceptance.probe.Pages;
import org.ccexecutor.acceptance.server.FoundServers;
import org.ccexecutor.acceptance.server.Servers;
import org.ccexecutor.acceptance.session.Connector;
import org.ccexecutor.acceptance.settings.ServerName;
import org.ccexecutor.acceptance.settings.Settings;
import org.ccexecutor.acceptance.settings.Token;
import org.ccexecutor.acceptance.stage.Context;
import org.ccexecutor.acceptance.stage.Deadlines;
import org.ccexecutor.acceptance.verdict.DeviationsFile;
import org.ccexecutor.acceptance.verdict.Findings;
import org.ccexecutor.acceptance.verdict.KnownDeviation;
import org.ccexecutor.acceptance.verdict.KnownDeviations;

/**
 * One run of the specification: what its scenarios share, and what they have found out. Several can
 * live in one JVM, without knowing of each other.
 *
 * @param settings what the user has set
 * @param register the contract
 * @param context what the scenarios share
 * @param findings what they have found out
 * @param secrets what is never shown
 * @param deviations the breaks that are known and accepted
 * @param prelude what is known before the first scenario
 * @param troubles what went wrong with the run itself
 */
public record Run(
    Settings settings,
    Register register,
    Context context,
    Findings findings,
    Secrets secrets,
    KnownDeviations deviations,
    Prelude prelude,
    Troubles troubles)
    implements AutoCloseable {
  private static final Path SERVER_LOGS = Path.of("target/acceptance-report/servers");

  /** A run by these settings. Nothing is started before it is needed. */
  public static Run by(Settings settings) {
    DirectToLoopback.install();
    Token own = settings.token().orElseGet(Token::random);
    Pages pages = new Pages();
    return with(settings, new FoundServers(settings, own, pages, SERVER_LOGS), pages, own);
  }

  /**
   * A run with these servers.
   *
   * @param token what opens those that are secured
   */
  public static Run with(Settings settings, Servers servers, Pages pages, Token token) {
    Secrets secrets =
        new Secrets(
            Stream.concat(Stream.of(token), settings.token().stream())
                .map(Token::secret)
                .distinct()
                .toList());
    Deadlines deadlines = new Deadlines(settings.patience());
    Connector connector = new Connector(secrets);
    Context context = new Context(servers, settings.defaultServer(), connector, pages, deadlines);
    Register register = Register.load();
    KnownDeviations deviations =
        settings
            .deviations()
            .map(file -> DeviationsFile.read(file, register))
            .orElse(KnownDeviations.NONE);
    return new Run(
        settings,
        register,
        context,
        new Findings(),
        secrets,
        deviations,
        new Prelude(),
        new Troubles());
  }

  /** The servers under test. */
  public Servers servers() {
    return context.servers();
  }

  /** The requirement that a scenario with these tags is about, empty if it is about none. */
  public Optional<String> requirementOf(List<String> tags) {
    return tags.stream()
        .map(tag -> tag.replaceFirst("^@", ""))
        .filter(tag -> register.find(tag).isPresent())
        .findFirst();
  }

  /**
   * Finds or starts these servers before the first scenario; what is missing is said by the
   * scenarios that need it.
   */
  public void opening(Collection<ServerName> names) {
    Preflight preflight = new Preflight(context);
    // Not in the common pool: where it has but one thread, the HTTP client may wait for that.
    ExecutorService meeting = Executors.newCachedThreadPool();
    try {
      names.stream()
          .map(name -> CompletableFuture.supplyAsync(() -> preflight.meet(name), meeting))
          .toList()
          .forEach(met -> prelude.add(met.join()));
    } catch (CompletionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw e;
    } finally {
      meeting.shutdown();
    }
  }

  /**
   * The entries for deviations that are none any more: whoever mends something has to remove its
   * entry.
   */
  public List<KnownDeviation> mendedDeviations() {
    Mended mended = new Mended(findings.all(), prelude.agenda());
    return deviations.all().stream().filter(mended::is).toList();
  }

  @Override
  public void close() {
    context.connector().close();
    context.servers().close();
  }
}
