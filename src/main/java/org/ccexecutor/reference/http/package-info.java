/** What the server says over plain HTTP: its health, and who may open a WebSocket. */
package org.ccexecutor.reference.http;
