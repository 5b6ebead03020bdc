package org.ccexecutor.reference.session;

import java.util.List;
import java.util.Optional;
import org.ccexecutor.reference.rpc.Notification;
import org.ccexecutor.reference.rpc.Responses;
import org.ccexecutor.reference.rpc.RpcException;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The first words to a session: a welcome, or that there is no room. */
public class Reception {

  private static final int POLICY_VIOLATION = 1008;

  private final String version;

  /** Introduces the server by this version. */
  public Reception(String version) {
    this.version = version;
  }

  /** Greets a session that has a seat. */
  public void welcome(Session session) {
    session.outgoing().send(connected(session));
  }

  /** Turns away a session that has found no seat. */
  public void turnAway(Session session) {
    session.outgoing().send(noRoom());
    session.channel().close(POLICY_VIOLATION, "Too many sessions");
  }

  /** The greeting. */
  protected ObjectNode connected(Session session) {
    ObjectNode params = Notification.object();
    params.put("session_id", session.id());
    params.put("version", version);
    ArrayNode list = params.putArray("capabilities");
    capabilities().forEach(list::add);
    return Notification.of("connected", params);
  }

  /** What the server can do. */
  protected List<String> capabilities() {
    return List.of("execute", "control", "stream");
  }

  /** The error for whom there is no room. */
  protected ObjectNode noRoom() {
    return new Responses()
        .error(
            Optional.empty(),
            new RpcException(RpcException.TOO_MANY_SESSIONS, "Too many sessions"));
  }
}
