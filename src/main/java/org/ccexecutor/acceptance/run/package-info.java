/** One run of the specification, from its settings to its findings. */
package org.ccexecutor.acceptance.run;
