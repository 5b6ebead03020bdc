package org.ccexecutor.reference.http;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.websocket.core.Configuration;
import org.eclipse.jetty.websocket.core.FrameHandler;
import org.eclipse.jetty.websocket.core.WebSocketComponents;
import org.eclipse.jetty.websocket.core.server.Handshaker;
import org.eclipse.jetty.websocket.core.server.ServerUpgradeRequest;
import org.eclipse.jetty.websocket.core.server.ServerUpgradeResponse;
import org.eclipse.jetty.websocket.core.server.WebSocketNegotiator;

/** The door of the server: pages for who asks for pages, WebSockets for who may have one. */
public final class Front extends Handler.Abstract {

  private final Admission admission;
  private final HealthPages pages;
  private final Supplier<Vitals> vitals;
  private final WebSocketComponents components;
  private final Configuration.Customizer customizer;
  private final WebSocketNegotiator negotiator;
  private final Handshaker handshaker = Handshaker.newInstance();

  /** Opens WebSockets with these components and settings, each with a frame handler of its own. */
  public Front(
      Admission admission,
      HealthPages pages,
      Supplier<Vitals> vitals,
      WebSocketComponents components,
      Configuration.Customizer customizer,
      Supplier<FrameHandler> endpoints) {
    this.admission = admission;
    this.pages = pages;
    this.vitals = vitals;
    this.components = components;
    this.customizer = customizer;
    this.negotiator = new Negotiator(admission, endpoints);
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    if (!handshaker.isWebSocketUpgradeRequest(request)) {
      write(page(request), request, response, callback);
      return true;
    }
    Optional<Page> refusal = admission.refuse(read(request));
    if (refusal.isPresent()) {
      write(refusal.get(), request, response, callback);
      return true;
    }
    return handshaker.upgradeRequest(
        negotiator, request, response, callback, components, customizer);
  }

  private Page page(Request request) {
    Optional<Page> page = pages.page(read(request), vitals.get());
    if (page.isPresent()) {
      boolean isRead =
          HttpMethod.GET.is(request.getMethod()) || HttpMethod.HEAD.is(request.getMethod());
      return isRead
          ? page.get()
          : Page.text(405, "Method not allowed\n").with("Allow", "GET, HEAD");
    }
    return admission
        .refuse(read(request))
        .orElseGet(
            () ->
                Page.text(426, "WebSocket only\n")
                    .with("Upgrade", "websocket")
                    .with("Sec-WebSocket-Version", "13"));
  }

  private static WebRequest read(Request request) {
    String query = request.getHttpURI().getQuery();
    return new WebRequest(
        Request.getPathInContext(request),
        query == null ? "" : query,
        name -> List.copyOf(request.getHeaders().getValuesList(name)));
  }

  private static void write(Page page, Request request, Response response, Callback callback) {
    response.setStatus(page.status());
    page.headers().forEach(response.getHeaders()::put);
    byte[] body = page.body().getBytes(StandardCharsets.UTF_8);
    response.getHeaders().put("Content-Length", Integer.toString(body.length));
    boolean head = HttpMethod.HEAD.is(request.getMethod());
    response.write(true, ByteBuffer.wrap(head ? new byte[0] : body), callback);
  }

  /** Opens the WebSockets of those who are let in. */
  private static final class Negotiator extends WebSocketNegotiator.AbstractNegotiator {

    private final Admission admission;
    private final Supplier<FrameHandler> endpoints;

    Negotiator(Admission admission, Supplier<FrameHandler> endpoints) {
      this.admission = admission;
      this.endpoints = endpoints;
    }

    @Override
    public FrameHandler negotiate(
        ServerUpgradeRequest request, ServerUpgradeResponse response, Callback callback) {
      WebRequest handshake = read(request);
      if (!admission.compresses()) {
        response.setExtensions(List.of());
      }
      admission.welcome(handshake).forEach(response.getHeaders()::put);
      return endpoints.get();
    }
  }
}
