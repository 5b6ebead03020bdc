package org.ccexecutor.acceptance.run;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import org.ccexecutor.acceptance.settings.ServerName;

/**
 * What is known before the first scenario: what is to be run, and how the servers have introduced
 * themselves. Safe for use by several threads.
 */
public final class Prelude {
  private final AtomicReference<Agenda> agenda = new AtomicReference<>(Agenda.UNKNOWN);
  private final List<Introduction> introductions = new CopyOnWriteArrayList<>();

  /** Says what is to be run. */
  public void plan(Agenda planned) {
    agenda.set(planned);
  }

  public Agenda agenda() {
    return agenda.get();
  }

  /** Remembers how a server has introduced itself. */
  public void add(Introduction introduction) {
    introductions.add(introduction);
  }

  /** How the servers have introduced themselves, in the order in which they were met. */
  public List<Introduction> introductions() {
    return List.copyOf(introductions);
  }

  /** How this server has introduced itself, if it was met. */
  public Optional<Introduction> introduction(ServerName name) {
    return introductions.stream().filter(introduction -> introduction.name() == name).findFirst();
  }
}
