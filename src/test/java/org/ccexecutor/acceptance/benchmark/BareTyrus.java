package org.ccexecutor.acceptance.benchmark;

import jakarta.websocket.ClientEndpointConfig;
import jakarta.websocket.CloseReason;
import jakarta.websocket.DeploymentException;
import jakarta.websocket.Endpoint;
import jakarta.websocket.EndpointConfig;
import jakarta.websocket.Session;
import java.io.IOException;
import java.net.URI;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.glassfish.tyrus.client.ClientManager;
import org.glassfish.tyrus.container.jdk.client.JdkClientContainer;

/** A client that is nothing but the WebSocket library: as fast as it can be. */
public final class BareTyrus {
  private static final int LARGEST = 16 * 1024 * 1024;

  private final ClientManager manager =
      ClientManager.createClient(JdkClientContainer.class.getName());
  private final Consumer<String> reader;

  /**
   * @param reader does something with every message
   */
  public BareTyrus(Consumer<String> reader) {
    this.reader = reader;
    manager.setDefaultMaxSessionIdleTimeout(-1);
    manager.setDefaultMaxTextMessageBufferSize(LARGEST);
  }

  /** Connects, waits for the greeting, sends a text, waits for this message, and closes. */
  public String exchange(URI uri, String text, Predicate<String> last)
      throws IOException, DeploymentException, InterruptedException {
    Listener listener = new Listener(reader);
    Session session =
        manager.connectToServer(listener, ClientEndpointConfig.Builder.create().build(), uri);
    listener.take();
    session.getAsyncRemote().sendText(text);
    String message = listener.take();
    while (!last.test(message)) {
      message = listener.take();
    }
    session.close();
    listener.closed.await(10, TimeUnit.SECONDS);
    return message;
  }

  private static final class Listener extends Endpoint {
    private final LinkedBlockingQueue<String> messages = new LinkedBlockingQueue<>();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Consumer<String> reader;

    Listener(Consumer<String> reader) {
      this.reader = reader;
    }

    @Override
    public void onOpen(Session session, EndpointConfig config) {
      session.addMessageHandler(
          String.class,
          text -> {
            reader.accept(text);
            messages.add(text);
          });
    }

    @Override
    public void onClose(Session session, CloseReason reason) {
      closed.countDown();
    }

    String take() throws InterruptedException {
      String message = messages.poll(60, TimeUnit.SECONDS);
      if (message == null) {
        throw new IllegalStateException("The server says nothing.");
      }
      return message;
    }
  }
}
