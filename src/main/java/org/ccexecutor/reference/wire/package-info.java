/**
 * The WebSocket of one session: frames in, frames out, in order. Knows neither JSON-RPC nor
 * commands.
 */
package org.ccexecutor.reference.wire;
