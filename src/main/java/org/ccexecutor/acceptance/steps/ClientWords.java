package org.ccexecutor.acceptance.steps;

import io.cucumber.java.ParameterType;
import java.util.Locale;
import org.ccexecutor.acceptance.stage.Doorstep;
import org.ccexecutor.acceptance.stage.Gathering.Leaving;
import org.ccexecutor.acceptance.stage.Role;

/** The words for clients: who they are, how they come, and how they go. */
public final class ClientWords {
  /**
   * Values: {@code the client}, {@code another client} (later {@code the other client}), {@code one
   * more client}; {@code it} is the last one spoken of. Several: {@code up to 5 clients} (fewer
   * where there is no room), {@code as many clients as the server allows}, {@code as many clients
   * as there is room for, at most 100,}; then {@code each of them}, {@code all of them}, {@code 2
   * of them}. Who has no session yet opens one first.
   */
  @ParameterType(
      "the client|another client|the other client|one more client|it|each of them|(?:all|\\d+) of them|up to \\d+ clients"
          + "|as many clients as the server allows|as many clients as there is room for, at most \\d+,")
  public Who clients(String words) {
    int count = Numbers.all(words).stream().findFirst().orElse(0);
    if (words.startsWith("as many")) {
      return new Who(null, Who.Kind.ALL_THERE_IS_ROOM_FOR, count);
    }
    if (words.startsWith("up to")) {
      return new Who(null, Who.Kind.UP_TO, count);
    }
    if (words.endsWith(" of them")) {
      return words.startsWith("each")
          ? new Who(null, Who.Kind.EACH_OF_THEM, 0)
          : new Who(null, Who.Kind.SOME_OF_THEM, count == 0 ? Integer.MAX_VALUE : count);
    }
    return Who.one(Role.of(words));
  }

  /**
   * How a client tries to get in otherwise than usual. With other credentials: {@code no
   * credentials}, or a word and where it stands. Words: {@code the token}, {@code the first
   * character of the token}, {@code the token less its last character}, {@code the token less its
   * first character}, {@code the token and one character more}, {@code the token and another word},
   * {@code the token, a comma and another word}, {@code the token behind the word "Bearer"}, {@code
   * the token in quotes}, {@code the token twice}, {@code the token with another end}, {@code the
   * token with another start}, {@code the token with two characters exchanged}, {@code the token in
   * another case}, {@code another word}, {@code the word "null"}, {@code a word of 1200
   * characters}, {@code an empty token}. Where it stands: {@code in the Authorization header},
   * {@code in the X-API-Key header} (their names in any case), {@code in both headers}, {@code
   * under the scheme "Basic"}, {@code without a scheme}, {@code glued to its scheme}, {@code as the
   * user of Basic}, {@code as the password of Basic}, {@code as the query parameter "token"}. With
   * the usual credentials: {@code the path "/ws"}, {@code the header "Connection: keep-alive,
   * Upgrade"}, {@code the origin "https://evil.example"}, {@code the host "build.example"}, where
   * {@code <host>} and {@code <port>} stand for the server's own, and {@code <alias>:<port>} for
   * another name of a server on this machine; {@code all its header names in small letters}; {@code
   * its handshake in two pieces}. Behind each but the last two may stand {@code and the path
   * "/ws"}, {@code and the origin "null"}, {@code and the header "X-Forwarded-For: 127.0.0.1"},
   * {@code beside another word in the Authorization header}, or {@code on a connection that was
   * used for the health page}, a new one where the server has closed that.
   */
  @ParameterType(
      "(?:no credentials|the (?:path|origin|host) \"[^\"]*\"|the header \"[^\":]+:[^\"]*\"|(?:"
          + TokenWord.REGEX
          + ") (?:"
          + Presented.PLACES
          + "))(?: and the (?:(?:path|origin) \"[^\"]*\"|header \"[^\":]+:[^\"]*\")"
          + "| beside another word in the (?:Authorization|X-API-Key) header"
          + "| on a connection that was used for the health page)?"
          + "|all its header names in small letters|its handshake in two pieces")
  public Presented handshake(String words) {
    return new Presented(words);
  }

  /**
   * Values: {@code connected}, {@code connected through a network that can fail}, {@code connected
   * within 5 seconds}.
   */
  @ParameterType("connected(?:( through a network that can fail)| within (\\d+) seconds?)?")
  public Connecting connected(String network, String limit) {
    if (network != null) {
      return Connecting.throughANetworkThatCanFail();
    }
    return Numbers.seconds(limit).map(Connecting::within).orElseGet(Connecting::atOnce);
  }

  /**
   * What many clients do that nobody speaks to later. Values: {@code come and go}, {@code start a
   * command that waits, and are cut off}, {@code send a command that waits, and close their
   * sessions at once}, {@code send a command that waits, and are cut off at once}, {@code send a
   * command without an id that waits, and close their sessions}, {@code connect and say nothing},
   * {@code stop in the middle of the handshake}, {@code leave out the end of the handshake}, {@code
   * ask for another path, and are cut off at once}.
   */
  @ParameterType(
      "come and go|start a command that waits, and are cut off"
          + "|send a command that waits, and (?:close their sessions|are cut off) at once"
          + "|send a command without an id that waits, and close their sessions|connect and say nothing"
          + "|stop in the middle of the handshake|leave out the end of the handshake"
          + "|ask for another path, and are cut off at once")
  public Passage passage(String words) {
    return switch (words.substring(0, words.indexOf(' '))) {
      case "come" -> new Passage((count, doorstep, burden) -> doorstep.comeAndGo(count));
      case "start" -> new Passage((count, doorstep, burden) -> burden.comeStartAndVanish(count));
      case "send" ->
          words.contains("without an id")
              ? new Passage((count, doorstep, burden) -> burden.comeSendWithoutAnIdAndLeave(count))
              : Passage.sendingAndLeaving(leaving(words));
      case "ask" -> new Passage((count, doorstep, burden) -> doorstep.askInVainAndVanish(count));
      case "connect" -> Passage.stoppingAt(Doorstep.Stop.SILENT);
      case "stop" -> Passage.stoppingAt(Doorstep.Stop.HALFWAY);
      default -> Passage.stoppingAt(Doorstep.Stop.NEARLY);
    };
  }

  /** Values: {@code session ids}, {@code process ids}. */
  @ParameterType("(session|process) ids")
  public Ids ids(String word) {
    return Ids.valueOf(word.toUpperCase(Locale.ROOT));
  }

  /**
   * How a client is refused. Values: HTTP statuses such as {@code 403}, {@code 401 or 403}, in the
   * answer to its handshake, or {@code any status}, where it only matters that no WebSocket opens;
   * {@code the error -32003 and the close code 1008}, in the place of the greeting.
   */
  @ParameterType("(\\d{3}(?: or \\d{3})*|any status)|the error (-\\d+) and the close code (\\d+)")
  public Refusal refusal(String words, String error, String closeCode) {
    return error == null
        ? Refusal.ofTheHandshake(Numbers.all(words))
        : Refusal.insteadOfTheGreeting(Numbers.one(error), Numbers.one(closeCode));
  }

  /**
   * How a client ends, or neglects, its connection. Values: {@code closes its session}, {@code
   * closes its session with the code 1001} (or 4000, or {@code with the reason "bye"}, or {@code
   * without a close code}), {@code is cut off}, {@code is cut off by a FIN}, {@code is cut off by a
   * reset}, {@code reads nothing more}; for several {@code close their sessions}, {@code are cut
   * off}.
   */
  @ParameterType(
      "closes its session(?: with the code (?:1001|4000)| with the reason \"bye\"| without a close code)?|close their sessions|is cut off|are cut off|is cut off by a (?:FIN|reset)|reads nothing more")
  public Leaving leaving(String words) {
    if (words.endsWith("1001")) {
      return Leaving.GO_AWAY;
    }
    if (words.endsWith("4000")) {
      return Leaving.CLOSE_IN_ITS_OWN_WAY;
    }
    if (words.contains("reason")) {
      return Leaving.CLOSE_WITH_A_REASON;
    }
    if (words.endsWith("without a close code")) {
      return Leaving.CLOSE_WITHOUT_A_CODE;
    }
    if (words.contains("close")) {
      return Leaving.CLOSE;
    }
    if (words.startsWith("reads")) {
      return Leaving.STALL;
    }
    return words.endsWith("reset") ? Leaving.RESET : Leaving.CUT;
  }
}
