/**
 * What a user can set, parsed once into types. The only place that reads system properties and the
 * environment.
 */
package org.ccexecutor.acceptance.settings;
