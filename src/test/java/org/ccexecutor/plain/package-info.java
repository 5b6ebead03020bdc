/**
 * A second server that keeps the contract, on the JDK's own classes alone. It shares no code with
 * anything else here, and wherever the contract leaves a server free it does what an ordinary one
 * would not: a check that passes on both leans on the habits of neither.
 *
 * <p>From outside to inside: {@code PlainServer} accepts, {@code Connection} speaks HTTP and
 * WebSocket, {@code Session} answers JSON-RPC, {@code Command} runs a shell.
 */
package org.ccexecutor.plain;
