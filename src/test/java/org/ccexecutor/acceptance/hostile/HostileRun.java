package org.ccexecutor.acceptance.hostile;

import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.ccexecutor.acceptance.evidence.Transcript;
import org.ccexecutor.acceptance.report.RealRun;
import org.ccexecutor.acceptance.run.Run;
import org.ccexecutor.acceptance.settings.ServerName;
import org.ccexecutor.acceptance.settings.SettingsReader;
import org.ccexecutor.acceptance.verdict.Finding;
import org.ccexecutor.acceptance.verdict.Judgement;

/**
 * What a run against a hostile server has found out.
 *
 * @param findings of every scenario
 * @param leftOpen how many connections are still open when it has ended
 */
record HostileRun(Collection<Finding> findings, int leftOpen) {
  /** A dozen scenarios that speak through a WebSocket. */
  static final String SCENARIOS =
      "(@AVL-2 or @AVL-6 or @SES-1 or @SES-7 or @RPC-4 or @ECHO-1) and not @docker and not @alone";

  private static final Path FEATURES = Path.of("features");
  private static final int THREADS = 4;

  /** Runs against a server of this kind, with so much patience. */
  static HostileRun against(Kind kind, String patience) {
    Map<String, String> set = new HashMap<>();
    set.put("cc.servers", "running");
    set.put("cc.patience", patience);
    try (HostileServer server = HostileServer.with(kind.manners())) {
      List<Finding> findings;
      set.put("cc.local.url", server.url());
      try (Run run = Run.by(new SettingsReader(set::get, name -> null).read())) {
        run.opening(List.of(ServerName.LOCAL));
        RealRun.executed(FEATURES, SCENARIOS, THREADS, run);
        findings = List.copyOf(run.findings().all());
      }
      return new HostileRun(findings, server.leftOpen());
    }
  }

  /** The requirements that were seen to be broken. */
  Set<String> broken() {
    Set<String> ids = new TreeSet<>();
    findings.stream()
        .flatMap(finding -> finding.judgement().stream())
        .filter(judgement -> judgement.kind() == Judgement.Kind.BROKEN)
        .forEach(judgement -> ids.add(judgement.requirement()));
    return ids;
  }

  /** Everything that went over its connections. */
  List<Transcript> transcripts() {
    return findings.stream().flatMap(finding -> finding.transcripts().stream()).toList();
  }

  /** What every scenario says. */
  List<String> sentences() {
    return findings.stream()
        .map(
            finding ->
                finding.scenario()
                    + ": "
                    + finding.judgement().map(Judgement::toString).orElse("passed"))
        .toList();
  }
}
