package org.ccexecutor.acceptance.report;

import java.util.List;
import java.util.Map;
import org.ccexecutor.acceptance.evidence.Frame.Direction;
import org.ccexecutor.acceptance.evidence.Secrets;
import org.ccexecutor.acceptance.evidence.Transcript;
import org.ccexecutor.acceptance.report.model.Report;
import org.ccexecutor.acceptance.verdict.Judgement;

/** Reports of runs that people meet, made of the features of this project. */
public final class Samples {
  private static final String MISSING =
      "The local server cannot be reached: nothing listens at ws://localhost:8003/ws/mcp. Start it, or let the run use its own.";

  private Samples() {}

  /** Everything is kept. */
  public static Report green() {
    return greenRun().report();
  }

  private static ScriptedRun greenRun() {
    ScriptedRun run = ScriptedRun.ofProject(Runs.real());
    List.of("The local server greets a client", "The docker server greets a client")
        .forEach(name -> run.exchanged(name, echo("the client")));
    return run;
  }

  /** Three requirements are broken, one deviates as is known, something could not be told. */
  public static Report failing() {
    return greenRun()
        .judged(
            "A client with another word in both headers stays outside",
            Judgement.broken("AUTH-2", "a refusal with 401 or 403", "a WebSocket opened (101)"))
        .exchanged(
            "A client with another word in both headers stays outside",
            intrusion("another client"),
            marked(intrusion("the client"), "AUTH-2 was seen broken at this moment"))
        .judged(
            "A paused command prints nothing",
            Judgement.broken(
                "CTL-1",
                "silence from process.paused until the client resumes",
                "output arrived: \"tick\\n\""))
        .exchanged(
            "A paused command prints nothing", marked(flood("the client"), "this breaks CTL-1"))
        .judged(
            "The liveness page of the local server is there",
            Judgement.broken("AVL-3", "a page that says \"ok\" within 2.0 s", "404 Not Found"))
        .judged(
            "What was printed before the timeout has arrived",
            Judgement.broken(
                "CTL-1",
                "silence from process.paused until the client resumes",
                "output arrived: \"tock\\n\""))
        .judged(
            "A page of https://evil.example stays outside",
            new Judgement(
                Judgement.Kind.DEVIATES,
                "SEC-1",
                "a refusal with 403",
                "a WebSocket opened (101)",
                "The server does not look at the origin."))
        .judged(
            "The count rises with every session that opens",
            Judgement.couldNotTell("Others are using the server: 3 sessions were open before."))
        .report();
  }

  /** The local server is somebody's, the docker server is the embedded one, and it fails. */
  public static Report mixed() {
    return ScriptedRun.ofProject(Runs.usual())
        .judged(
            "A client with another word in both headers stays outside",
            Judgement.broken("AUTH-2", "a refusal with 401 or 403", "a WebSocket opened (101)"))
        .report();
  }

  /** Nothing could be tried. */
  public static Report unreachable() {
    ScriptedRun run =
        ScriptedRun.ofProject(Runs.with(Map.of("cc.local.url", "ws://localhost:8003/ws/mcp")))
            .unreachable();
    run.names().forEach(name -> run.judged(name, Judgement.couldNotTell(MISSING)));
    return run.report();
  }

  /** Every scenario of this many fails, with much to say. */
  public static Report huge(int scenarios) {
    StringBuilder feature =
        new StringBuilder("Feature: Echo\n\n  @ECHO-1 @must\n  Rule: An echo comes back\n");
    for (int i = 0; i < scenarios; i++) {
      feature
          .append("    Scenario: Text number ")
          .append(i)
          .append(" comes back\n      When it runs\n      Then it is there\n");
    }
    ScriptedRun run = ScriptedRun.of(feature.toString(), Runs.usual());
    Transcript transcript = echo("the client");
    for (int i = 0; i < scenarios; i++) {
      String name = "Text number " + i + " comes back";
      run.judged(name, Judgement.broken("ECHO-1", "x".repeat(300), "y".repeat(700)))
          .exchanged(name, transcript);
    }
    return run.report();
  }

  private static Transcript marked(Transcript transcript, String what) {
    transcript.mark(what);
    return transcript;
  }

  /** What goes over the wire when a word is echoed. */
  public static Transcript echo(String client) {
    Transcript transcript = new Transcript(client, new Secrets(List.of(Runs.TOKEN)));
    sent(transcript, "handshake", "GET ws://localhost:8003/ws/mcp");
    received(transcript, "handshake", "101");
    received(
        transcript,
        "text",
        "{\"jsonrpc\":\"2.0\",\"method\":\"connected\",\"params\":{\"session_id\":\"6e61f8f6\",\"version\":\"1.0.0\"}}");
    sent(
        transcript,
        "text",
        "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"execute\",\"params\":{\"command\":\"echo 'Hello'\",\"timeout\":100}}");
    received(
        transcript,
        "text",
        "{\"jsonrpc\":\"2.0\",\"result\":{\"status\":\"started\",\"pid\":5507},\"id\":1}");
    received(
        transcript,
        "text",
        "{\"jsonrpc\":\"2.0\",\"method\":\"process.started\",\"params\":{\"status\":\"started\",\"pid\":5507}}");
    received(
        transcript,
        "text",
        "{\"jsonrpc\":\"2.0\",\"method\":\"process.output\",\"params\":{\"type\":\"stdout\",\"data\":\"Hello\\n\"}}");
    received(
        transcript,
        "text",
        "{\"jsonrpc\":\"2.0\",\"method\":\"process.completed\",\"params\":{\"status\":\"completed\",\"pid\":5507,\"exit_code\":0}}");
    sent(transcript, "close", "1000");
    return transcript;
  }

  /** A command that is sent, and then paused while it floods its client with output. */
  public static Transcript flood(String client) {
    Transcript transcript = new Transcript(client, new Secrets(List.of(Runs.TOKEN)));
    sent(
        transcript,
        "text",
        "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"execute\",\"params\":{\"command\":\"yes\"}}");
    output(transcript, 30);
    sent(
        transcript,
        "text",
        "{\"jsonrpc\":\"2.0\",\"id\":2,\"method\":\"control\",\"params\":{\"type\":\"PAUSE\"}}");
    for (int i = 0; i < 30; i++) {
      received(
          transcript,
          "text",
          "{\"jsonrpc\":\"2.0\",\"result\":{\"status\":\"" + i + "\"},\"id\":2}");
    }
    output(transcript, 2);
    return transcript;
  }

  private static void output(Transcript transcript, int times) {
    for (int i = 0; i < times; i++) {
      received(
          transcript,
          "text",
          "{\"jsonrpc\":\"2.0\",\"method\":\"process.output\",\"params\":{\"type\":\"stdout\",\"data\":\"y\"}}");
    }
  }

  private static Transcript intrusion(String client) {
    Transcript transcript = new Transcript(client, new Secrets(List.of(Runs.TOKEN)));
    sent(
        transcript,
        "handshake",
        "GET ws://localhost:8004/ws/mcp  Authorization: Bearer open-sesame  X-API-Key: open-sesame");
    received(transcript, "handshake", "101");
    received(
        transcript,
        "text",
        "{\"jsonrpc\":\"2.0\",\"method\":\"connected\",\"params\":{\"session_id\":\"6e61f8f6\",\"version\":\"1.0.0\"}}");
    return transcript;
  }

  private static void sent(Transcript transcript, String kind, String text) {
    transcript.add(Direction.SENT, kind, text.length(), text);
  }

  private static void received(Transcript transcript, String kind, String text) {
    transcript.add(Direction.RECEIVED, kind, text.length(), text);
  }
}
