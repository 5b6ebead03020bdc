/**
 * A CC Executor server to check the specification against: it keeps the whole contract, and each
 * small part of it can be replaced, to break one promise or to use one freedom.
 */
package org.ccexecutor.reference;
