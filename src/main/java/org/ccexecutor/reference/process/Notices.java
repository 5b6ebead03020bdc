package org.ccexecutor.reference.process;

import org.ccexecutor.reference.rpc.Notification;
import tools.jackson.databind.node.ObjectNode;

/** What the server says about a command, as it looks on the wire. */
public class Notices {

  /** The result of {@code execute}. */
  public ObjectNode startedResult(CommandProcess process) {
    ObjectNode result = Notification.object();
    result.put("status", "started");
    identity(result, process);
    return result;
  }

  /** The result of {@code control}. */
  public ObjectNode controlResult(String status) {
    return Notification.object().put("status", status);
  }

  /** The notification that the command has started. */
  public ObjectNode started(CommandProcess process) {
    return state("started", process);
  }

  /** The notification about {@code paused}, {@code resumed} or {@code canceled}. */
  public ObjectNode changed(String status, CommandProcess process) {
    return state(status, process);
  }

  /** A piece of output; {@code type} is {@code stdout} or {@code stderr}. */
  public ObjectNode output(String type, String data) {
    ObjectNode params = Notification.object();
    params.put("type", type);
    params.put("data", data);
    params.put("truncated", false);
    params.putNull("chunk_index");
    params.putNull("total_chunks");
    return Notification.of("process.output", params);
  }

  /** The last word; {@code status} is {@code completed} or {@code failed}. */
  public ObjectNode completed(String status, CommandProcess process, int exitCode, double seconds) {
    ObjectNode params = params(status, process);
    params.put("exit_code", exitCode);
    params.putNull("error");
    params.put("execution_time", seconds);
    return Notification.of("process.completed", params);
  }

  /** A notification named after the status. */
  protected ObjectNode state(String status, CommandProcess process) {
    ObjectNode params = params(status, process);
    params.putNull("exit_code");
    params.putNull("error");
    return Notification.of("process." + status, params);
  }

  /** What the params of every notification about a command begin with. */
  protected ObjectNode params(String status, CommandProcess process) {
    ObjectNode params = Notification.object();
    params.put("status", status);
    identity(params, process);
    return params;
  }

  /** The numbers by which the system knows the command. */
  protected void identity(ObjectNode params, CommandProcess process) {
    params.put("pid", process.pid());
    params.put("pgid", process.pgid());
  }
}
