/** The report as one page that needs nothing but itself. */
package org.ccexecutor.acceptance.report.html;
