package org.ccexecutor.reference.rpc;

/** The methods of a session. */
@FunctionalInterface
public interface Methods {

  /**
   * Carries out a request.
   *
   * @throws RpcException when it is to be answered by an error
   */
  Outcome call(Request request);
}
