/**
 * What was seen on the wire, bounded and with tokens masked, for whoever has to mend what is
 * broken.
 */
package org.ccexecutor.acceptance.evidence;
