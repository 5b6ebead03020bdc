/** Reports for machines and gates: verdicts as JSON, JUnit's XML. */
package org.ccexecutor.acceptance.report.machine;
