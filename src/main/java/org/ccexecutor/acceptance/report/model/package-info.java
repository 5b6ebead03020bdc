/** What a run has shown, as one immutable value that every report is written from. */
package org.ccexecutor.acceptance.report.model;
