package org.ccexecutor.acceptance.proof;

import static org.ccexecutor.acceptance.proof.Tampering.altering;
import static org.ccexecutor.acceptance.proof.Tampering.doubling;
import static org.ccexecutor.acceptance.proof.Tampering.errors;
import static org.ccexecutor.acceptance.proof.Tampering.notification;
import static org.ccexecutor.acceptance.proof.Tampering.results;
import static org.ccexecutor.acceptance.proof.Variant.fault;

import java.util.List;

/** Faults of JSON-RPC messages. */
final class FormatFaults {
  private FormatFaults() {}

  static List<Variant> all() {
    return List.of(
        fault("NO_VERSION_IN_ERRORS", "Libraries drop the error, and the client waits for ever.")
            .breaks("RPC-1")
            .changed(altering(errors(), message -> message.remove("jsonrpc"))),
        fault("ID_AS_TEXT", "A client that has sent the number 1 does not know the answer with the text 1.")
            .breaks("RPC-2")
            .changed(altering(results(), message -> message.put("id", message.get("id").asString()))),
        fault("RESULTS_TWICE", "A second answer is taken for that to another request.")
            .breaks("RPC-3")
            .changed(doubling(results())),
        fault("COMPLETED_WITHOUT_JSONRPC", "A library drops the completion, and the command seems to run for ever.")
            .breaks("RPC-1")
            .changed(altering(notification("process.completed"), message -> message.remove("jsonrpc"))));
  }
}
