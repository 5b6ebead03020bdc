/** The servers under test: found, or started, and ended. */
package org.ccexecutor.acceptance.server;
