package org.ccexecutor.acceptance.engine;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ccexecutor.acceptance.contract.CouldNotTell;
import org.ccexecutor.acceptance.contract.Requirement;
import org.ccexecutor.acceptance.contract.Violation;
import org.ccexecutor.acceptance.evidence.Exchange;
import org.ccexecutor.acceptance.evidence.Transcript;
import org.ccexecutor.acceptance.report.model.Visible;
import org.ccexecutor.acceptance.run.Run;
import org.ccexecutor.acceptance.server.ServerUnderTest;
import org.ccexecutor.acceptance.steps.Scene;
import org.ccexecutor.acceptance.verdict.Broken;
import org.ccexecutor.acceptance.verdict.Finding;
import org.ccexecutor.acceptance.verdict.Judgement;
import org.opentest4j.TestAbortedException;

/**
 * Decides what the failure of a step means, writes it down with the evidence, and says it so that
 * people understand.
 */
final class Judge {
  private static final Pattern HAMCREST =
      Pattern.compile("(?s)(.*?)\\R?Expected: (.*?)\\R\\s+but: (.*)");
  private static final int LAST_FRAMES = 8;

  private final Run run;
  private final Scene scene;

  Judge(Run run, Scene scene) {
    this.run = run;
    this.scene = scene;
  }

  /** Writes down that nothing was found wrong so far. */
  void passed() {
    scene.stage().noteAnswers();
    write(Optional.empty(), scene.stage().transcripts());
  }

  /** Judges a failure; gives what the step is to fail with. */
  Throwable judge(Throwable failure) {
    // Before anybody else knocks at the server to see whether it is there at all.
    Exchange exchange = new Exchange(scene.stage().transcripts());
    scene.stage().serverSpokenTo().ifPresent(ServerUnderTest::lookWhetherItIsThere);
    scene.stage().noteSilence();
    Throwable first =
        failure instanceof CouldNotTell ? failure : breachBehind(unlessHurried(failure));
    if (first instanceof CouldNotTell reason) {
      return untold(reason);
    }
    return first instanceof AssertionError error ? broken(error, exchange) : ownFault(first);
  }

  private Throwable untold(CouldNotTell reason) {
    String why = run.secrets().mask(reason.getMessage());
    Judgement judgement =
        reason.isOfScenario() ? Judgement.notCarriedOut(why) : Judgement.couldNotTell(why);
    write(Optional.of(judgement), scene.stage().transcripts());
    return new TestAbortedException("could not tell: " + why);
  }

  private Throwable broken(AssertionError error, Exchange exchange) {
    Judgement judgement = known(asItIsTold(judgement(error)));
    exchange.notice(seenHere(judgement));
    Finding finding = write(Optional.of(judgement), exchange.transcripts());
    attach(finding);
    if (judgement.kind() == Judgement.Kind.DEVIATES) {
      return new TestAbortedException(
          judgement.requirement() + " deviates, as is known: " + judgement.accepted());
    }
    String frames =
        finding.isAboutHeartbeats()
            ? exchange.lastWithHeartbeats(LAST_FRAMES)
            : exchange.last(LAST_FRAMES);
    return new Broken(
        Visible.text(Explanation.of(judgement, run.register(), own(), scene, frames)),
        Visible.text(judgement.sentence()));
  }

  private Throwable ownFault(Throwable failure) {
    String what = "The specification itself failed: " + run.secrets().mask(failure.toString());
    write(Optional.of(Judgement.couldNotTell(what)), scene.stage().transcripts());
    return harmless(failure);
  }

  /** A failure of the specification itself keeps its stack trace, unless that shows a token. */
  private Throwable harmless(Throwable failure) {
    StringWriter trace = new StringWriter();
    failure.printStackTrace(new PrintWriter(trace));
    String masked = run.secrets().mask(trace.toString());
    return masked.contentEquals(trace.getBuffer()) ? failure : new Broken(masked);
  }

  /**
   * What holds for every message goes before what the scenario is about: without the former the
   * latter means nothing.
   */
  private Throwable breachBehind(Throwable failure) {
    try {
      scene.stage().checkSessions();
      return failure;
    } catch (Violation | CouldNotTell breach) {
      return breach;
    }
  }

  /** Who has not waited as long as is usual cannot say that something never came. */
  private Throwable unlessHurried(Throwable failure) {
    return failure instanceof AssertionError && scene.stage().isHurried()
        ? new CouldNotTell(
            "The server answers nobody any more: scenario after scenario has waited in vain for any"
                + " answer at all, and so has a client that asked all that can be asked. The others"
                + " do not wait as long.")
        : failure;
  }

  private Judgement judgement(AssertionError error) {
    if (error instanceof Violation violation) {
      return Judgement.broken(violation.requirement(), violation.expected(), violation.actual());
    }
    Matcher matcher = HAMCREST.matcher(String.valueOf(error.getMessage()));
    String requirement = own().map(Requirement::id).orElse("");
    if (!matcher.matches()) {
      return Judgement.broken(requirement, "", String.valueOf(error.getMessage()));
    }
    String about = matcher.group(1).isBlank() ? "" : matcher.group(1).strip() + ": ";
    return Judgement.broken(
        requirement, about + plain("is ", matcher.group(2)), plain("was ", matcher.group(3)));
  }

  /** What Hamcrest says, as one would say it: {@code is <5>} is a 5. */
  private static String plain(String verb, String words) {
    String stripped = words.strip();
    String said = stripped.startsWith(verb) ? stripped.substring(verb.length()) : stripped;
    return said.matches("<[^<>]*>") ? said.substring(1, said.length() - 1) : said;
  }

  /** With every token masked, and with what explains more than the failure itself. */
  private Judgement asItIsTold(Judgement broken) {
    String actual =
        broken.actual()
            + (serverIsGone() ? "; the server has ended in the middle of the scenario" : "");
    return Judgement.broken(
        broken.requirement(), run.secrets().mask(broken.expected()), run.secrets().mask(actual));
  }

  private boolean serverIsGone() {
    return scene.stage().serverSpokenTo().filter(ServerUnderTest::isOver).isPresent();
  }

  private Judgement known(Judgement broken) {
    return run.deviations()
        .find(broken.requirement(), scene.name())
        .map(broken::acceptedBy)
        .orElse(broken);
  }

  /** The requirement that the scenario is about. */
  private Optional<Requirement> own() {
    return run.requirementOf(scene.tags()).map(run.register()::get);
  }

  private Finding write(Optional<Judgement> judgement, List<Transcript> transcripts) {
    Finding finding =
        new Finding(
            scene.name(),
            run.requirementOf(scene.tags()),
            scene.stage().serverSpokenTo(),
            judgement,
            transcripts);
    run.findings().put(scene.execution(), finding);
    return finding;
  }

  private void attach(Finding finding) {
    for (Transcript transcript : finding.transcripts()) {
      scene.attach(
          finding.isAboutHeartbeats() ? transcript.toString() : transcript.withoutHeartbeats(),
          "transcript of " + transcript.name() + ".txt");
    }
  }

  private static String seenHere(Judgement judgement) {
    return judgement.requirement().isEmpty()
        ? "the failure was seen at this moment"
        : judgement.requirement() + " was seen broken at this moment";
  }
}
