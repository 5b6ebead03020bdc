/** Reports as Markdown, for pull requests, job summaries and terminals. */
package org.ccexecutor.acceptance.report.markdown;
