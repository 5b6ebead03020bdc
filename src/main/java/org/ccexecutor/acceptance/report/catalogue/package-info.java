/**
 * The catalogue of steps, made from the step definitions and the comments above them.
 *
 * <p>The comments are read from the sources of the step classes, which the build puts among the
 * resources. So what a step means is written down once, where whoever changes the step sees it,
 * editors show it, and the catalogue works from the jar as well; annotations would say everything
 * twice, and an annotation processor would need a build step of its own.
 */
package org.ccexecutor.acceptance.report.catalogue;
