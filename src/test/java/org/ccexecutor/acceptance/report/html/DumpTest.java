package org.ccexecutor.acceptance.report.html;

import java.nio.file.Files;
import java.nio.file.Path;
import org.ccexecutor.acceptance.report.Samples;
import org.junit.jupiter.api.Test;

class DumpTest {
  @Test
  void dump() throws Exception {
    Files.writeString(
        Path.of("/tmp/shots/green.html"),
        Page.of(
            Samples.green(),
            new org.ccexecutor.acceptance.report.catalogue.Catalogue(java.util.List.of())));
    Files.writeString(
        Path.of("/tmp/shots/failing.html"),
        Page.of(
            Samples.failing(),
            new org.ccexecutor.acceptance.report.catalogue.Catalogue(java.util.List.of())));
    Files.writeString(
        Path.of("/tmp/shots/missing.html"),
        Page.of(
            Samples.unreachable(),
            new org.ccexecutor.acceptance.report.catalogue.Catalogue(java.util.List.of())));
    Files.writeString(
        Path.of("/tmp/shots/huge.html"),
        Page.of(
            Samples.huge(10_000),
            new org.ccexecutor.acceptance.report.catalogue.Catalogue(java.util.List.of())));
  }
}
