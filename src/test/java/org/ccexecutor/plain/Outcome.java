package org.ccexecutor.plain;

import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * What a client has heard of a command.
 *
 * @param answer the response to {@code execute}
 * @param told the notifications on its process, in order
 */
record Outcome(JsonNode answer, List<JsonNode> told) {

  String stdout() {
    return output("stdout");
  }

  String stderr() {
    return output("stderr");
  }

  List<String> methods() {
    return told.stream().map(Client::method).distinct().toList();
  }

  JsonNode completed() {
    return told.get(told.size() - 1).path("params");
  }

  String status() {
    return completed().path("status").asString();
  }

  int exitCode() {
    return completed().path("exit_code").asInt();
  }

  List<JsonNode> outputs(String type) {
    return told.stream()
        .filter(message -> Client.method(message).equals("process.output"))
        .map(message -> message.path("params"))
        .filter(params -> params.path("type").asString().equals(type))
        .toList();
  }

  private String output(String type) {
    StringBuilder text = new StringBuilder();
    outputs(type).forEach(params -> text.append(params.path("data").asString()));
    return text.toString();
  }
}
