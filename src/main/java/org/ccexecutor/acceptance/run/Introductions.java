package org.ccexecutor.acceptance.run;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.ccexecutor.acceptance.settings.ServerName;

/** How the servers of a run have introduced themselves before the first scenario. Safe for use by several threads. */
public final class Introductions {
  private final List<Introduction> all = new CopyOnWriteArrayList<>();

  void add(Introduction introduction) {
    all.add(introduction);
  }

  /** All of them, in the order in which the servers were met. */
  public List<Introduction> all() {
    return List.copyOf(all);
  }

  /** That of one server, if it was met. */
  public Optional<Introduction> of(ServerName name) {
    return all.stream().filter(introduction -> introduction.name() == name).findFirst();
  }
}
