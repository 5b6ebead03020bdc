package org.ccexecutor.acceptance.probe;

import java.io.IOException;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.util.List;

/**
 * Chooses proxies as this JVM is set to, but none for a server on this machine: a proxy would look
 * for it on its own, and answer in its place.
 */
public final class DirectToLoopback extends ProxySelector {
  private static final List<Proxy> DIRECT = List.of(Proxy.NO_PROXY);

  private final ProxySelector others;

  DirectToLoopback(ProxySelector others) {
    this.others = others;
  }

  /** From now on every connection of this JVM is made so. */
  public static synchronized void install() {
    ProxySelector current = ProxySelector.getDefault();
    if (current != null && !(current instanceof DirectToLoopback)) {
      ProxySelector.setDefault(new DirectToLoopback(current));
    }
  }

  @Override
  public List<Proxy> select(URI uri) {
    String host = String.valueOf(uri.getHost()).replaceAll("[\\[\\]]", "");
    boolean loopback =
        host.equalsIgnoreCase("localhost")
            || host.startsWith("127.")
            || host.equals("::1")
            || host.equals("0:0:0:0:0:0:0:1");
    return loopback ? DIRECT : others.select(uri);
  }

  @Override
  public void connectFailed(URI uri, SocketAddress proxy, IOException e) {
    others.connectFailed(uri, proxy, e);
  }
}
