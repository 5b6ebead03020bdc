package org.ccexecutor.reference;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Plain HTTP to the server. */
final class Http {

  private Http() {}

  static HttpResponse<String> get(ReferenceServer server, String path)
      throws IOException, InterruptedException {
    URI uri = URI.create("http://127.0.0.1:" + server.port() + path);
    return HttpClient.newHttpClient()
        .send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
  }

  static JsonNode health(ReferenceServer server) throws IOException, InterruptedException {
    return JsonMapper.shared().readTree(get(server, "/health").body());
  }

  /** Asks for a WebSocket; gives the whole answer as it came. Header lines without line ends. */
  static String handshake(ReferenceServer server, String path, String... headerLines)
      throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
      StringBuilder request = new StringBuilder("GET " + path + " HTTP/1.1\r\n");
      for (String line : headerLines) {
        request.append(line).append("\r\n");
      }
      if (!request.toString().contains("\r\nHost:")) {
        request.append("Host: localhost:").append(server.port()).append("\r\n");
      }
      request
          .append("Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n")
          .append("Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n");
      socket.getOutputStream().write(request.toString().getBytes(StandardCharsets.UTF_8));
      byte[] answer = new byte[8192];
      int length = socket.getInputStream().read(answer);
      return new String(answer, 0, Math.max(length, 0), StandardCharsets.UTF_8);
    }
  }

  static int status(ReferenceServer server, String path, String... headerLines) throws IOException {
    return Integer.parseInt(handshake(server, path, headerLines).split(" ")[1]);
  }
}
