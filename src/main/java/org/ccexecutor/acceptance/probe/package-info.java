/** What a WebSocket client is too polite for: plain sockets and plain HTTP. */
package org.ccexecutor.acceptance.probe;
