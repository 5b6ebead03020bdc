package org.ccexecutor.plain;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A command's words come back as they were, and all that is told of it comes in order. */
class EchoTest {
  private PlainServer server;
  private Client client;

  @BeforeEach
  void open() {
    server = PlainServer.start(Options.standard());
    client = Client.open(server);
  }

  @AfterEach
  void close() {
    client.close();
    server.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'Hello'|Hello",
        "\"it's\"|it's",
        "'$HOME \"*\"'|$HOME \"*\"",
        "'a\\nb\tc  d'|a\\nb\tc  d",
        "'é 日本語 👩‍👩‍👧 مرحبا'|é 日本語 👩‍👩‍👧 مرحبا",
        "''|"
      })
  void aTextComesBackExactly(String example) {
    String[] parts = example.split("\\|", 2);
    Outcome outcome = client.run("echo " + parts[0]);
    assertThat(outcome.stdout(), is(parts[1] + "\n"));
    assertThat(outcome.status(), is("completed"));
    assertThat(outcome.exitCode(), is(0));
  }

  @Test
  void completedIsTheLastWord() {
    Outcome outcome = client.run("echo one; echo two");
    assertThat(
        outcome.methods(), contains("process.started", "process.output", "process.completed"));
    assertThat(client.run("true").methods(), contains("process.started", "process.completed"));
  }

  @Test
  void thePidIsTheSameThroughout() {
    Outcome outcome = client.run("echo $$");
    int pid = outcome.answer().path("result").path("pid").asInt();
    assertThat(outcome.told().get(0).path("params").path("pid").asInt(), is(pid));
    assertThat(outcome.completed().path("pid").asInt(), is(pid));
    assertThat(outcome.stdout(), is(pid + "\n"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "日", "👩"})
  void aLongTextComesBackWhole(String letter) {
    String text = letter.repeat(65_536 / letter.getBytes(StandardCharsets.UTF_8).length);
    // Not compared by a matcher: it would print both.
    assertTrue(client.run("echo '" + text + "'").stdout().equals(text + "\n"));
  }

  @Test
  void aCommandEndsWithAllOfItsLines() {
    assertThat(client.run("cat <<'END'\none\\\ntwo\nEND\n").stdout(), is("one\\\ntwo\n"));
  }
}
