/** Servers that mean no good, and what a run makes of them: it ends, and says what it saw. */
package org.ccexecutor.acceptance.hostile;
