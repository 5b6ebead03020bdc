package org.ccexecutor.acceptance.contract;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The contract inside the project: all requirements, in reading order. */
public final class Register {
  private static final String RESOURCE = "/contract/requirements.yaml";

  private final Map<String, Requirement> byId;

  private Register(Map<String, Requirement> byId) {
    this.byId = byId;
  }

  /** The register that belongs to this version of the specification; it is read once. */
  public static Register load() {
    return Contract.REGISTER;
  }

  private static Register read() {
    try (InputStream in = Register.class.getResourceAsStream(RESOURCE)) {
      Map<String, Requirement> byId = new LinkedHashMap<>();
      for (JsonNode entry : new YAMLMapper().readTree(in)) {
        Requirement requirement = read(entry);
        if (byId.put(requirement.id(), requirement) != null) {
          throw new IllegalStateException(RESOURCE + " lists " + requirement.id() + " twice.");
        }
      }
      return new Register(byId);
    } catch (IOException e) {
      throw new UncheckedIOException(RESOURCE + " cannot be read.", e);
    }
  }

  /** Reads the register when it is first needed. */
  private static final class Contract {
    static final Register REGISTER = Register.read();
  }

  private static Requirement read(JsonNode entry) {
    return new Requirement(
        entry.get("id").asString(),
        Level.of(entry.get("level").asString()),
        entry.get("sentence").asString(),
        entry.path("reference").asString(""),
        entry.path("note").asString(""));
  }

  /** All requirements, in reading order. */
  public Collection<Requirement> all() {
    return byId.values();
  }

  /** The ids of all requirements. */
  public Set<String> ids() {
    return byId.keySet();
  }

  /** The requirement of this id, if there is one. */
  public Optional<Requirement> find(String id) {
    return Optional.ofNullable(byId.get(id));
  }

  /**
   * The requirement of this id.
   *
   * @throws IllegalArgumentException if there is none
   */
  public Requirement get(String id) {
    return find(id)
        .orElseThrow(() -> new IllegalArgumentException("There is no requirement " + id + "."));
  }
}
