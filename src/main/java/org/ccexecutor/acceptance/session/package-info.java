/**
 * The session: one WebSocket to a CC Executor server, what goes over it, and what holds for every
 * message on it. The only place that knows Tyrus. It can be used from plain Java.
 */
package org.ccexecutor.acceptance.session;
