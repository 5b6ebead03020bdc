/** Sessions: who is let in and greeted, what each may do, and what ends with it. */
package org.ccexecutor.reference.session;
