package org.ccexecutor.acceptance.steps;

import java.util.Optional;
import org.ccexecutor.acceptance.stage.Role;

/**
 * The processes that a step speaks of.
 *
 * @param owner whose command they belong to; empty for the one that the scenario is about
 * @param children whether the children are meant too
 */
public record Processes(Optional<Role> owner, boolean children) {}
