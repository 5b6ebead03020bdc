/**
 * JSON-RPC 2.0, strictly: reading, judging and answering messages. Knows no session and no command.
 */
package org.ccexecutor.reference.rpc;
