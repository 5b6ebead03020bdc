package org.ccexecutor.reference;

import org.ccexecutor.reference.http.Admission;
import org.ccexecutor.reference.http.Credentials;
import org.ccexecutor.reference.http.Origins;

/** Makes the admission of a server. */
@FunctionalInterface
public interface AdmissionFactory {

  /** An admission that asks these two. */
  Admission create(ReferenceOptions options, Credentials credentials, Origins origins);
}
