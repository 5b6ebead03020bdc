package org.ccexecutor.acceptance.session;

import jakarta.websocket.ClientEndpointConfig;
import jakarta.websocket.DeploymentException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.ccexecutor.acceptance.evidence.Frame.Direction;
import org.ccexecutor.acceptance.evidence.Secrets;
import org.ccexecutor.acceptance.evidence.Transcript;
import org.ccexecutor.acceptance.session.CuttableContainer.Line;
import org.glassfish.tyrus.client.ClientManager;
import org.glassfish.tyrus.client.ClientProperties;
import org.glassfish.tyrus.client.auth.AuthConfig;
import org.glassfish.tyrus.spi.UpgradeResponse;

/**
 * Opens sessions. One serves a whole run: its threads are shared by all sessions. Nothing is sent
 * that was not asked for: no WebSocket pings, no second attempt, no credentials of its own, no
 * redirect followed.
 */
public final class Connector implements AutoCloseable {
  /** Held on to, for its level would be forgotten with it. */
  private static final Logger TYRUS = Logger.getLogger("org.glassfish.tyrus");

  /** By their deadlines: the usual one and, for a server that answers nobody, a short one. */
  private final Map<Duration, ClientManager> direct = new ConcurrentHashMap<>();

  private final Set<Line> parting = ConcurrentHashMap.newKeySet();
  private final AtomicInteger keptByAll = new AtomicInteger();
  private final Secrets secrets;

  /**
   * @param secrets what is masked in transcripts
   */
  public Connector(Secrets secrets) {
    this.secrets = secrets;
    // What goes wrong on a connection stands in its transcript, and need not be on the console as
    // well.
    TYRUS.setLevel(Level.OFF);
  }

  private static ClientManager manager(Duration deadline) {
    ClientManager manager = ClientManager.createClient(CuttableContainer.class.getName());
    manager.setDefaultMaxSessionIdleTimeout(-1);
    manager.setDefaultMaxTextMessageBufferSize(Limits.LARGEST_MESSAGE);
    manager.setDefaultMaxBinaryMessageBufferSize(Limits.LARGEST_MESSAGE);
    Map<String, Object> properties = manager.getProperties();
    properties.put(ClientProperties.HANDSHAKE_TIMEOUT, (int) deadline.toMillis());
    properties.put(ClientProperties.INCOMING_BUFFER_SIZE, Limits.LARGEST_MESSAGE);
    properties.put(
        ClientProperties.AUTH_CONFIG,
        AuthConfig.Builder.create().disableProvidedBasicAuth().disableProvidedDigestAuth().build());
    return manager;
  }

  /** A transcript for a connection. */
  public Transcript transcript(String name) {
    return new Transcript(name, secrets);
  }

  /**
   * Connects, and waits for the answer to the handshake.
   *
   * @param deadline for the answer
   * @param transcript where everything that goes over the connection is kept
   * @return what became of it; never throws for what the server does
   */
  public Connected connect(Handshake handshake, Duration deadline, Transcript transcript) {
    return connect(
        direct.computeIfAbsent(deadline, Connector::manager), handshake, deadline, transcript);
  }

  /**
   * The same through a proxy.
   *
   * @param proxy where it takes {@code CONNECT} requests
   */
  public Connected connectThrough(
      URI proxy, Handshake handshake, Duration deadline, Transcript transcript) {
    ClientManager manager = manager(deadline);
    manager.getProperties().put(ClientProperties.PROXY_URI, proxy.toString());
    return connect(manager, handshake, deadline, transcript);
  }

  private Connected connect(
      ClientManager manager, Handshake handshake, Duration deadline, Transcript transcript) {
    transcript.add(Direction.SENT, "handshake", 0, describe(handshake));
    Line line = new Line(parting);
    Session session = new Session(transcript, line, new Limits(keptByAll));
    try {
      manager.connectToServer(session.endpoint(), config(handshake, line), asSent(handshake.uri()));
      return new Connected.Open(session);
    } catch (DeploymentException | IOException e) {
      Connected refusal = refusal(line, deadline, e);
      transcript.add(Direction.RECEIVED, "handshake", 0, refusal.toString());
      return refusal;
    }
  }

  /** Tyrus decodes a query before it sends it: what is to arrive encoded has to be so twice. */
  private static URI asSent(URI uri) {
    return uri.getRawQuery() == null
        ? uri
        : URI.create(
            uri.toString()
                .replace("?" + uri.getRawQuery(), "?" + uri.getRawQuery().replace("%", "%25")));
  }

  /** Ends the connections to servers that have not answered a close frame yet. */
  @Override
  public void close() {
    parting.forEach(Line::waitNoLonger);
  }

  /** What is masked in everything that sessions show. */
  public Secrets secrets() {
    return secrets;
  }

  private static ClientEndpointConfig config(Handshake handshake, Line line) {
    ClientEndpointConfig config =
        ClientEndpointConfig.Builder.create()
            .extensions(
                handshake.offers(Decompression.NAME) ? List.of(new Decompression()) : List.of())
            .configurator(
                new ClientEndpointConfig.Configurator() {
                  @Override
                  public void beforeRequest(Map<String, List<String>> headers) {
                    // Tyrus adds an origin of its own, which would make every client a web page
                    // (contract SEC-1).
                    headers.keySet().removeIf("Origin"::equalsIgnoreCase);
                    handshake.headers().forEach((name, values) -> replace(headers, name, values));
                    List.copyOf(headers.keySet())
                        .forEach(
                            name -> replace(headers, handshake.written(name), headers.get(name)));
                  }
                })
            .build();
    config.getUserProperties().put(CuttableContainer.LINE, line);
    return config;
  }

  private static void replace(Map<String, List<String>> headers, String name, List<String> values) {
    List<String> all = new ArrayList<>(values);
    headers.keySet().removeIf(name::equalsIgnoreCase);
    headers.put(name, all);
  }

  private Connected refusal(Line line, Duration deadline, Exception e) {
    UpgradeResponse response = line.response();
    if (response != null && response.getStatus() != 101) {
      Map<String, List<String>> headers = new LinkedHashMap<>();
      response
          .getHeaders()
          .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values));
      return new Connected.Refused(response.getStatus(), headers);
    }
    Throwable cause = e;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    boolean unreachable =
        cause instanceof ConnectException || cause instanceof UnresolvedAddressException;
    return new Connected.Failed(reason(response, deadline, cause), !unreachable);
  }

  private String reason(UpgradeResponse response, Duration deadline, Throwable cause) {
    if (response != null) {
      return "the server answered 101, but not as RFC 6455 asks: "
          + secrets.mask(String.valueOf(cause.getMessage()));
    }
    if (cause instanceof ConnectException) {
      return "the connection was refused";
    }
    if (cause instanceof UnresolvedAddressException) {
      return "its host name cannot be resolved";
    }
    return "the handshake was not answered within "
        + deadline.toMillis() / 1000.0
        + " s ("
        + secrets.mask(String.valueOf(cause.getMessage()))
        + ")";
  }

  private static String describe(Handshake handshake) {
    StringBuilder text = new StringBuilder("GET " + handshake.uri());
    handshake
        .headers()
        .forEach(
            (name, values) ->
                values.forEach(
                    value ->
                        text.append("  ")
                            .append(handshake.written(name))
                            .append(": ")
                            .append(value)));
    return text.toString();
  }
}
