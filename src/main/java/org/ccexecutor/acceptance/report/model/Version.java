package org.ccexecutor.acceptance.report.model;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** The version of this specification, as the build has written it down. */
final class Version {
  private static final String RESOURCE = "/report/version.properties";

  private Version() {}

  static String read() {
    try (InputStream in = Version.class.getResourceAsStream(RESOURCE)) {
      Properties properties = new Properties();
      properties.load(in);
      return properties.getProperty("version");
    } catch (IOException e) {
      throw new UncheckedIOException(RESOURCE + " cannot be read.", e);
    }
  }
}
