package org.ccexecutor.acceptance.probe;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A proxy that somebody has set stands between nobody and a server on this machine. */
class DirectToLoopbackTest {
  private final ProxySelector selector =
      new DirectToLoopback(ProxySelector.of(new InetSocketAddress("proxy.example", 3128)));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://localhost:8003/health",
        "http://LOCALHOST:8003/health",
        "ws://127.0.0.1:8003/ws/mcp",
        "ws://[::1]:8003/ws/mcp",
        "socket://127.0.0.1:8003"
      })
  void noneForTheOwnMachine(String uri) {
    assertThat(selector.select(URI.create(uri)).get(0).type(), is(Proxy.Type.DIRECT));
  }

  @Test
  void theOneThatIsSetForOthers() {
    URI far = URI.create("http://staging.example.org/health");
    assertThat(selector.select(far).get(0).type(), is(Proxy.Type.HTTP));
  }
}
