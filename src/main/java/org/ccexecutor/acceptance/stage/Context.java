package org.ccexecutor.acceptance.stage;

import org.ccexecutor.acceptance.probe.Pages;
import org.ccexecutor.acceptance.server.Servers;
import org.ccexecutor.acceptance.session.Connector;
import org.ccexecutor.acceptance.settings.ServerName;

/**
 * What all scenarios of a run share.
 *
 * @param servers the servers under test
 * @param defaultServer the one that scenarios about neither in particular speak to
 * @param connector opens sessions
 * @param pages reads pages
 * @param deadlines how long is waited for what
 */
public record Context(
    Servers servers,
    ServerName defaultServer,
    Connector connector,
    Pages pages,
    Deadlines deadlines) {}
