package org.ccexecutor.reference.http;

import java.util.Optional;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The pages that tell whether the server is well; they need no credentials. */
public class HealthPages {

  private final String service;
  private final String version;

  /** Speaks for a service of this name and version. */
  public HealthPages(String service, String version) {
    this.service = service;
    this.version = version;
  }

  /** The page that is asked for; empty when there is none. */
  public Optional<Page> page(WebRequest request, Vitals vitals) {
    return switch (request.path()) {
      case "/health" -> Optional.of(health(vitals));
      case "/healthz" -> Optional.of(healthz());
      default -> Optional.empty();
    };
  }

  /** {@code /health}. */
  protected Page health(Vitals vitals) {
    return Page.json(200, body(vitals).toString());
  }

  /** {@code /healthz}. */
  protected Page healthz() {
    return Page.json(200, object().put("status", "ok").toString());
  }

  /** What {@code /health} says. */
  protected ObjectNode body(Vitals vitals) {
    ObjectNode body = object();
    body.put("status", "healthy");
    body.put("service", service);
    body.put("version", version);
    body.put("active_sessions", vitals.active());
    body.put("max_sessions", vitals.max());
    body.put("uptime_seconds", vitals.uptime().toMillis() / 1e3);
    return body;
  }

  /** An empty object. */
  protected final ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }
}
