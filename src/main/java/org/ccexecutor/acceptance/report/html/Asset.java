package org.ccexecutor.acceptance.report.html;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/**
 * A style sheet or a script that stands in the page, with the hash by which the page's
 * Content-Security-Policy allows it, and nothing else.
 *
 * @param text what stands in the page
 */
public record Asset(String text) {

  static Asset read(String name) {
    try (InputStream in = Asset.class.getResourceAsStream("/report/html/" + name)) {
      return new Asset(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(name + " cannot be read.", e);
    }
  }

  /** The hash as the policy writes it. */
  public String hash() {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return "'sha256-" + Base64.getEncoder().encodeToString(digest) + "'";
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256.", e);
    }
  }
}
