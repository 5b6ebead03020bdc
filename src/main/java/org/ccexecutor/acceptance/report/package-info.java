/** Cucumber's plugins: thin listeners that hand what they have heard to pure writers. */
package org.ccexecutor.acceptance.report;
