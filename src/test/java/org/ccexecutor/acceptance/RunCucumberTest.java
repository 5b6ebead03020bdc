package org.ccexecutor.acceptance;

import org.junit.platform.suite.api.IncludeEngines;
import org.junit.platform.suite.api.SelectDirectories;
import org.junit.platform.suite.api.Suite;

/**
 * Runs the specification. What can be set about it stands in junit-platform.properties, so that the
 * command line wins.
 */
@Suite
@IncludeEngines("cc-executor")
@SelectDirectories("features")
public final class RunCucumberTest {}
