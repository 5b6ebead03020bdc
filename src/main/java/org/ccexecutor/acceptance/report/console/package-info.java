/** What a run tells while it goes on. */
package org.ccexecutor.acceptance.report.console;
