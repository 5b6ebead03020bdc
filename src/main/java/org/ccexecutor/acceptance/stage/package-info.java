/**
 * What a scenario plays on: clients, what they do, and what is seen of it. Knows nothing of
 * Cucumber.
 */
package org.ccexecutor.acceptance.stage;
