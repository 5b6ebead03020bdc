/** What the scenarios have found out, for whoever judges and reports it. */
package org.ccexecutor.acceptance.verdict;
