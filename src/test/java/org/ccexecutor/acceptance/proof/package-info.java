/**
 * The proof that the specification is sharp and fair: faulty servers, each of which has to break
 * exactly the requirements that it is meant to break, and correct servers that take every freedom
 * of the contract, which have to keep all.
 */
package org.ccexecutor.acceptance.proof;
