/** Counts what makes a run slow, and does not depend on the clock. */
package org.ccexecutor.acceptance.guard;
