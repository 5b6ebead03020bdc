package org.ccexecutor.acceptance.evidence;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.not;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Tokens are masked in every form, and transcripts stay bounded. */
class TranscriptTest {
  private static final String TOKEN = "s3cret/+token==";
  private final Secrets secrets = new Secrets(List.of(TOKEN, ""));

  @Test
  void everyFormIsMasked() {
    String plain = "Bearer " + TOKEN;
    String url = "?token=" + URLEncoder.encode(TOKEN, StandardCharsets.UTF_8);
    String basic =
        "Basic "
            + Base64.getEncoder()
                .encodeToString(("user:" + TOKEN).getBytes(StandardCharsets.UTF_8));
    assertThat(secrets.mask(plain), is("Bearer " + Secrets.MASK));
    assertThat(secrets.mask(url), is("?token=" + Secrets.MASK));
    assertThat(secrets.mask(basic), containsString(Secrets.MASK));
  }

  @Test
  void whatIsNoSecretStays() {
    assertThat(secrets.mask("nothing to hide"), is("nothing to hide"));
  }

  @Test
  void aTokenAtTheCutOfALongTextIsMasked() {
    Transcript transcript = new Transcript("a test", secrets);
    transcript.add(
        Frame.Direction.SENT,
        "text",
        1,
        "x".repeat(Transcript.TEXT_LIMIT - 5) + TOKEN + "y".repeat(9_000));
    assertThat(transcript.toString(), not(containsString("s3cre")));
  }

  @Test
  void theSizeIsInBytesAndNoCharacterIsCutInTwo() {
    Transcript transcript = new Transcript("a test", secrets);
    transcript.addText(Frame.Direction.SENT, "aé日😀");
    transcript.addText(Frame.Direction.SENT, "x" + "😀".repeat(Transcript.TEXT_LIMIT));
    assertThat(transcript.frames().get(0).size(), is(10L));
    assertThat(transcript.frames().get(1).text(), not(containsString("\\ud83d")));
    assertThat(transcript.frames().get(1).text(), containsString("😀… ("));
  }

  @Test
  void aTranscriptStaysBounded() {
    Transcript transcript = new Transcript("a test", secrets);
    for (int i = 0; i < 10_000; i++) {
      transcript.add(Frame.Direction.RECEIVED, "text", 1, "message " + i);
    }
    assertThat(transcript.frames().size(), is(lessThan(110)));
    assertThat(transcript.toString(), containsString("frames are not shown"));
    assertThat(transcript.last(1), containsString("message 9999"));
  }

  @Test
  void whatIsSentToCleanUpIsNoEvidence() {
    Transcript transcript = new Transcript("a test", secrets);
    transcript.addText(Frame.Direction.SENT, "a question");
    transcript.end();
    transcript.addText(Frame.Direction.SENT, "rm -rf");
    transcript.mark("too late");
    assertThat(transcript.frames().stream().map(Frame::text).toList(), contains("a question"));
    assertThat(transcript.isMarked(), is(false));
  }

  @Test
  void controlCharactersAreMadeVisible() {
    Transcript transcript = new Transcript("a test", secrets);
    transcript.add(Frame.Direction.RECEIVED, "text", 1, "a\u001b[31mb\nc\ud800");
    assertThat(transcript.last(1), containsString("a\\u001b[31mb\\u000ac\\ud800"));
  }

  @Test
  void whatIsMarkedStaysHoweverMuchComesBehindIt() {
    Transcript transcript = new Transcript("a test", secrets);
    for (int i = 0; i < 200; i++) {
      transcript.add(Frame.Direction.RECEIVED, "text", 1, "message " + i);
      if (i == 50 || i == 60) {
        transcript.mark("mark " + i);
      }
    }
    List<String> texts = transcript.frames().stream().map(Frame::text).toList();
    assertThat(
        texts.subList(40, 44),
        contains("99 frames are not shown", "message 50", "mark 50", "message 140"));
  }
}
