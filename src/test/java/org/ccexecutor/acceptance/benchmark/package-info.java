/**
 * How fast the specification is, as ratios to what cannot be faster: {@code mvn -Pbenchmark
 * verify}.
 */
package org.ccexecutor.acceptance.benchmark;
