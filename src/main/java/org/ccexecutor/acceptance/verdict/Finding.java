package org.ccexecutor.acceptance.verdict;

import java.util.List;
import java.util.Optional;
import org.ccexecutor.acceptance.evidence.Transcript;
import org.ccexecutor.acceptance.server.ServerUnderTest;

/**
 * What a scenario has found out, beside whether its steps passed.
 *
 * @param server the server that it spoke to, if it spoke to any
 * @param judgement why it did not pass; empty if it did
 * @param transcripts what went over its connections
 */
public record Finding(
    Optional<ServerUnderTest> server, Optional<Judgement> judgement, List<Transcript> transcripts) {}
