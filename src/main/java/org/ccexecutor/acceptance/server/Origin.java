package org.ccexecutor.acceptance.server;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ccexecutor.acceptance.evidence.Secrets;
import org.ccexecutor.acceptance.settings.ServerName;
import org.ccexecutor.acceptance.settings.ServerSettings;
import org.ccexecutor.acceptance.settings.ServersMode;

/**
 * Where a server comes from, in words: by which command or image it was started, and what was set
 * for it in vain.
 */
final class Origin {
  private static final int LONGEST = 120;

  private final ServerSettings settings;
  private final ServersMode mode;
  private final Secrets secrets;

  /**
   * @param settings what is set for the server
   * @param secrets what is masked
   */
  Origin(ServerSettings settings, ServersMode mode, Secrets secrets) {
    this.settings = settings;
    this.mode = mode;
    this.secrets = secrets;
  }

  /** That it was this one who started it. */
  String by(StartedBy startedBy) {
    List<String> unused = unused(startedBy);
    String told =
        switch (startedBy) {
          case COMMAND -> "started by the command \"" + brief(settings.start()) + "\"";
          case CONTAINER -> "started from the container image " + brief(settings.image());
          default -> startedBy.sentence();
        };
    return unused.isEmpty()
        ? told
        : told
            + " ("
            + String.join(" and ", unused)
            + (unused.size() == 1 ? " was" : " were")
            + " not used: "
            + reason(startedBy)
            + ")";
  }

  private List<String> unused(StartedBy startedBy) {
    List<String> names = new ArrayList<>();
    if (mode == ServersMode.EMBEDDED && settings.explicit()) {
      names.add(key("url"));
    }
    if (startedBy != StartedBy.COMMAND && settings.start().isPresent()) {
      names.add(key("start"));
    }
    if (startedBy != StartedBy.CONTAINER && settings.image().isPresent()) {
      names.add(key("image"));
    }
    return names;
  }

  private String reason(StartedBy startedBy) {
    if (mode != ServersMode.AUTO) {
      return "cc.servers=" + mode.word();
    }
    if (startedBy == StartedBy.COMMAND) {
      return key("start") + " goes before it";
    }
    return settings.start().isEmpty() && settings.explicit()
        ? besideAnAddress(settings.name())
        : "stop that server to have it started";
  }

  /** Why no container is started where an address is set. */
  static String besideAnAddress(ServerName name) {
    return "a container has an address of its own, and cc." + name.word() + ".url names another";
  }

  private String key(String what) {
    return "cc." + settings.name().word() + "." + what;
  }

  /** Masked before it is cut, so that no half of a token is left at its end. */
  private String brief(Optional<String> text) {
    String line = secrets.mask(text.orElseThrow()).strip().replaceAll("\\s+", " ");
    return line.codePointCount(0, line.length()) > LONGEST
        ? line.substring(0, line.offsetByCodePoints(0, LONGEST)) + "…"
        : line;
  }
}
