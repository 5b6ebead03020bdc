package org.ccexecutor.acceptance.settings;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Settings are parsed once, and a wrong one ends in one sentence. */
class SettingsReaderTest {

  private static Settings read(Map<String, String> properties, Map<String, String> variables) {
    return new SettingsReader(properties::get, variables::get).read();
  }

  @Test
  void defaults() {
    Settings settings = read(Map.of(), Map.of());
    assertThat(
        settings.server(ServerName.LOCAL).address().toString(), is("ws://localhost:8003/ws/mcp"));
    assertThat(
        settings.server(ServerName.DOCKER).address().toString(), is("ws://localhost:8004/ws/mcp"));
    assertThat(settings.server(ServerName.LOCAL).explicit(), is(false));
    assertThat(settings.mode(), is(ServersMode.AUTO));
    assertThat(settings.defaultServer(), is(ServerName.LOCAL));
    assertThat(settings.patience().of(Duration.ofSeconds(2)), is(Duration.ofSeconds(2)));
    assertThat(settings.token(), is(Optional.empty()));
  }

  @Test
  void aPropertyWinsOverAVariable() {
    Settings settings =
        read(
            Map.of("cc.local.url", "ws://a:1/ws/mcp"),
            Map.of("CC_EXECUTOR_LOCAL_URL", "ws://b:2/ws/mcp"));
    assertThat(settings.server(ServerName.LOCAL).address().host(), is("a"));
    assertThat(settings.server(ServerName.LOCAL).explicit(), is(true));
  }

  @Test
  void anEmptyValueIsNotSet() {
    Settings settings =
        read(Map.of("cc.auth.token", ""), Map.of("CC_EXECUTOR_AUTH_TOKEN", "from-variable"));
    assertThat(settings.token().orElseThrow().secret(), is("from-variable"));
  }

  @ParameterizedTest(name = "{0}={1}")
  @CsvSource({
    "cc.local.url, http://localhost:8003/ws/mcp",
    "cc.local.url, localhost:8003",
    "cc.local.url, ws://",
    "cc.local.url, ws://localhost:99999/ws/mcp",
    "cc.local.url, ws://localhost:0/ws/mcp",
    "cc.local.url, ws://localhost",
    "cc.local.url, ws://local host/ws/mcp",
    "cc.docker.url, ftp://localhost/ws/mcp",
    "cc.servers, all",
    "cc.servers, AUTO",
    "cc.server, both",
    "cc.heartbeat, 0",
    "cc.heartbeat, soon",
    "cc.patience, -1",
    "cc.patience, NaN",
    "cc.patience, 1000",
  })
  void aWrongValueIsNamedWithWhatIsAllowed(String name, String value) {
    BadSetting bad = assertThrows(BadSetting.class, () -> read(Map.of(name, value), Map.of()));
    assertThat(
        bad.getMessage(),
        allOf(containsString(name), containsString(value), containsString("allowed is")));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "http://localhost:9991/ws/mcp, ws://localhost:9991/ws/mcp",
    "https://host/tools/ws/mcp, wss://host/tools/ws/mcp",
    "HTTP://localhost:9991, ws://localhost:9991/ws/mcp",
    "https://host/, wss://host/ws/mcp",
    "localhost:18904, ws://localhost:18904/ws/mcp",
    "[::1]:18904/ws/mcp, ws://[::1]:18904/ws/mcp",
    "ws://localhost:9991, ws://localhost:9991/ws/mcp",
  })
  void anAddressThatLacksLittleIsNamedAsItHasToBe(String value, String right) {
    assertThat(
        complaint("cc.docker.url", value),
        is(
            "The setting cc.docker.url (or CC_EXECUTOR_DOCKER_URL) is \""
                + value
                + "\"; allowed is a WebSocket address: write "
                + right
                + "."));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "http://user:word@localhost/ws/mcp",
    "http://localhost:99999/ws/mcp",
    "http://local host/ws/mcp",
    "ftp://localhost/ws/mcp",
    "localhost",
  })
  void whatCannotBeMendedIsShownExamples(String value) {
    assertThat(
        complaint("cc.docker.url", value),
        containsString(
            "\"; allowed is a WebSocket address such as ws://localhost:8003/ws/mcp or "));
  }

  @ParameterizedTest(name = "{0}={1}")
  @CsvSource({
    "cc.servers, embeded, 'auto, embedded, running: the nearest is embedded.'",
    "cc.servers, AUTO, 'auto, embedded, running: the nearest is auto.'",
    "cc.servers, all, 'auto, embedded, running.'",
    "cc.server, dokcer, 'local, docker: the nearest is docker.'",
  })
  void aWordThatIsNearlyAllowedIsNamedWithTheNearest(String name, String value, String allowed) {
    assertThat(complaint(name, value), endsWith("\"; allowed is one of " + allowed));
  }

  private static String complaint(String name, String value) {
    return assertThrows(BadSetting.class, () -> read(Map.of(name, value), Map.of())).getMessage();
  }

  @Test
  void aWrongTokenIsNotShown() {
    BadSetting bad =
        assertThrows(
            BadSetting.class, () -> read(Map.of("cc.auth.token", "secret\nvalue"), Map.of()));
    assertThat(
        bad.getMessage(), allOf(containsString("cc.auth.token"), not(containsString("secret"))));
    assertThat(
        read(Map.of("cc.auth.token", "hidden"), Map.of()).toString(),
        not(containsString("hidden")));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "cc.local.ulr, cc.local.url",
    "cc.auth.tokn, cc.auth.token",
    "cc.Servers, cc.servers",
  })
  void aPropertyThatDoesNotExistIsNamedWithTheNearest(String name, String nearest) {
    assertThat(
        complaint(List.of("cc.server", "user.home", name), List.of()),
        is(
            "There is no setting "
                + name
                + ": the nearest is "
                + nearest
                + ", and README lists all of them under \"Settings\"."));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "CC_EXECUTOR_LOCAL_ULR, CC_EXECUTOR_LOCAL_URL",
    "CC_EXECUTOR_AUTH_TOKN, CC_EXECUTOR_AUTH_TOKEN",
    "CC_EXECUTOR_DOCKER_IMAGES, CC_EXECUTOR_DOCKER_IMAGE",
  })
  void aVariableThatNearlyExistsIsNamedWithTheNearest(String name, String nearest) {
    assertThat(
        complaint(List.of(), List.of("CC_EXECUTOR_SERVER", "PATH", name)),
        containsString("no setting " + name + ": the nearest is " + nearest + ","));
  }

  @Test
  void aVariableOfAServerIsNoneOfOurs() {
    SettingsReader.mustExist(
        List.of("cc.server", "cc.servers", "cucumber.features", "proof.only"),
        List.of(
            "CC_EXECUTOR_PORT", "CC_EXECUTOR_SUPERVISED", "CC_EXECUTOR_LOG_LEVEL", "CC_PATIENC"));
  }

  private static String complaint(List<String> properties, List<String> variables) {
    return assertThrows(BadSetting.class, () -> SettingsReader.mustExist(properties, variables))
        .getMessage();
  }

  @Test
  void aTokenUnderAMisspeltNameIsHidden() {
    System.setProperty("cc.auth.tokn", "hidden");
    try {
      SettingsReader.hideToken();
      assertThat(System.getProperties().stringPropertyNames(), not(hasItem("cc.auth.tokn")));
      assertThat(System.getProperties().toString(), not(containsString("hidden")));
      assertThat(
          assertThrows(BadSetting.class, SettingsReader::ofThisJvm).getMessage(),
          containsString("cc.auth.tokn"));
    } finally {
      System.getProperties().remove("cc.auth.tokn");
    }
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({
    "ws://localhost:8003/ws/mcp, http://localhost:8003/health, ws://localhost:8003/nope",
    "wss://host/ws/mcp, https://host/health, wss://host/nope",
    "ws://[::1]:9/a/b/ws/mcp, http://[::1]:9/a/b/health, ws://[::1]:9/a/b/nope",
    "ws://127.0.0.1:9/other, http://127.0.0.1:9/health, ws://127.0.0.1:9/nope",
  })
  void otherAddressesFollowFromTheFirst(String url, String health, String nope) {
    ServerAddress address =
        read(Map.of("cc.local.url", url), Map.of()).server(ServerName.LOCAL).address();
    assertThat(address.page("/health").toString(), is(health));
    assertThat(address.webSocketAt("/nope").toString(), is(nope));
  }

  @Test
  void iconsNeedAnEncodingThatHasThem() {
    assertThat(read(Map.of("stdout.encoding", "UTF-8"), Map.of()).console().icons(), is(true));
    assertThat(
        read(Map.of("file.encoding", "ANSI_X3.4-1968"), Map.of()).console().icons(), is(false));
  }

  @Test
  void anAddressIsShownWithoutWhatMayBeSecretInIt() {
    String complaint =
        complaint("cc.docker.url", "ws://me:sesame@build.example/ws/mcp?token=sesame#sesame");
    assertThat(complaint, containsString("\"ws://…@build.example/ws/mcp?…\""));
    assertThat(complaint, not(containsString("sesame")));
  }
}
