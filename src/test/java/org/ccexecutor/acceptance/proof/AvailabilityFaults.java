package org.ccexecutor.acceptance.proof;

import static org.ccexecutor.acceptance.proof.Tampering.dropping;
import static org.ccexecutor.acceptance.proof.Tampering.notification;
import static org.ccexecutor.acceptance.proof.Variant.fault;

import java.util.List;
import org.ccexecutor.reference.Part;
import org.ccexecutor.reference.ReferenceServer;
import org.ccexecutor.reference.http.HealthPages;
import org.ccexecutor.reference.http.Vitals;
import org.ccexecutor.reference.wire.Incoming;
import tools.jackson.databind.node.ObjectNode;

/** Faults of health pages, paths, greetings and pings. */
final class AvailabilityFaults {
  private AvailabilityFaults() {}

  static List<Variant> all() {
    return List.of(
        fault("HEALTH_SAYS_OK", "A watchdog that looks for \"healthy\" restarts the server for ever.")
            .breaks("AVL-1")
            .with(
                Part.PAGES,
                options -> new HealthPages(ReferenceServer.SERVICE, ReferenceServer.VERSION) {
                  @Override
                  protected ObjectNode body(Vitals vitals) {
                    return super.body(vitals).put("status", "ok");
                  }
                }),
        fault("NO_GREETING", "A client that waits for the greeting never begins.")
            .breaks("AVL-2")
            .changed(dropping(notification("connected"))),
        fault("EMPTY_PONG", "Libraries that compare the pong with their ping take the connection for dead.")
            .breaks("AVL-6")
            .with(
                Part.INCOMING,
                (session, dispatcher) -> new Incoming(session.channel(), dispatcher::receive) {
                  @Override
                  public void ping(byte[] payload) {
                    channel().pong(new byte[0]);
                  }
                }));
  }
}
