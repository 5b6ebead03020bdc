package org.ccexecutor.acceptance.verdict;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.ccexecutor.acceptance.contract.Register;
import org.ccexecutor.acceptance.settings.BadSetting;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * Reads the file of known deviations: a list, each entry with the members {@code requirement} and
 * {@code reason}, and perhaps {@code scenario} and {@code link}.
 */
public final class DeviationsFile {
  private static final Set<String> MEMBERS = Set.of("requirement", "reason", "scenario", "link");

  private final Path file;
  private final Register register;
  private final Map<List<String>, String> seen = new HashMap<>();

  private DeviationsFile(Path file, Register register) {
    this.file = file;
    this.register = register;
  }

  /**
   * Reads the file.
   *
   * @throws BadSetting if it cannot be read or an entry is not allowed, with file and line
   */
  public static KnownDeviations read(Path file, Register register) {
    return new DeviationsFile(file, register).read();
  }

  private KnownDeviations read() {
    if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
      throw new BadSetting("The file of known deviations, " + file + ", cannot be read.");
    }
    List<KnownDeviation> entries = new ArrayList<>();
    try (JsonParser parser = new YAMLMapper().createParser(file)) {
      if (parser.nextToken() != JsonToken.START_ARRAY) {
        throw new BadSetting(
            file + ": this is not a list of entries that begin with \"- requirement: \".");
      }
      while (parser.nextToken() != JsonToken.END_ARRAY) {
        String where = file + ":" + parser.currentTokenLocation().getLineNr();
        entries.add(entry(parser.readValueAsTree(), where));
      }
      if (parser.nextToken() != null) {
        throw new BadSetting(
            file
                + ":"
                + parser.currentTokenLocation().getLineNr()
                + ": this stands behind the list of entries; there is one list only.");
      }
    } catch (JacksonException e) {
      throw new BadSetting(
          file
              + ":"
              + line(e)
              + ": this is not YAML: "
              + e.getOriginalMessage().lines().findFirst().orElse(""));
    }
    return new KnownDeviations(entries);
  }

  private static String line(JacksonException e) {
    return e.getLocation() == null ? "1" : Integer.toString(e.getLocation().getLineNr());
  }

  private KnownDeviation entry(JsonNode entry, String where) {
    for (String member : entry.propertyNames()) {
      if (!MEMBERS.contains(member)) {
        throw new BadSetting(
            where
                + ": there is no member \""
                + member
                + "\"; allowed are requirement, reason, scenario and link.");
      }
    }
    String requirement = text(entry, "requirement").orElse("");
    if (register.find(requirement).isEmpty()) {
      throw new BadSetting(where + ": the contract has no requirement \"" + requirement + "\".");
    }
    String reason =
        text(entry, "reason")
            .orElseThrow(
                () -> new BadSetting(where + ": the reason for " + requirement + " is missing."));
    Optional<String> scenario = text(entry, "scenario");
    String earlier = seen.put(List.of(requirement, scenario.orElse("")), where);
    if (earlier != null) {
      throw new BadSetting(
          where + ": " + requirement + " is listed twice, first in " + earlier + ".");
    }
    return new KnownDeviation(requirement, scenario, reason, text(entry, "link"), where);
  }

  private static Optional<String> text(JsonNode entry, String member) {
    return Optional.of(entry.path(member).asString("").strip()).filter(value -> !value.isEmpty());
  }
}
