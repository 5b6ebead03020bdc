package org.ccexecutor.reference;

import org.ccexecutor.reference.rpc.Dispatcher;
import org.ccexecutor.reference.rpc.Methods;
import org.ccexecutor.reference.session.Session;

/** Makes the dispatcher of a session. */
@FunctionalInterface
public interface DispatcherFactory {

  /** A dispatcher that calls the methods and answers to the session. */
  Dispatcher create(Session session, Dispatcher.Tools tools, Methods methods);
}
