/**
 * What binds the specification to Cucumber and JUnit: objects for scenarios, a judge around steps,
 * a gate around the run.
 */
package org.ccexecutor.acceptance.engine;
