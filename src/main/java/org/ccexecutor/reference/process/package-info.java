/**
 * The commands that sessions run: starting, reading, signalling and ending processes and their
 * groups.
 */
package org.ccexecutor.reference.process;
