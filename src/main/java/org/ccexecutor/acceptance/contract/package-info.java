/** The contract: its requirements, and what it means that one is broken or could not be decided. */
package org.ccexecutor.acceptance.contract;
