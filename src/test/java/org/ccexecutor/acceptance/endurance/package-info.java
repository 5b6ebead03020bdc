/** What shows only after many runs: leaks and flakes. {@code mvn -Pendurance verify}. */
package org.ccexecutor.acceptance.endurance;
