package org.ccexecutor.reference.process;

/**
 * What a command has to say passes here, and waits while someone holds the gate: during a pause, and while the answer to
 * a control request is on its way. After the last word it is shut for good.
 */
final class Gate {

    private int holds;
    private int passing;
    private boolean shut;

    /** Keeps back what has not begun to pass; false when the last word is said. Each hold needs its release. */
    synchronized boolean hold() {
        if (shut) {
            return false;
        }
        holds++;
        return true;
    }

    /** Ends a hold. */
    synchronized void release() {
        holds--;
        notifyAll();
    }

    /** Waits until what had begun to pass when the gate was held has passed. */
    synchronized void settle() {
        while (passing > 0 && await()) {
            continue;
        }
    }

    /** Says something when nobody holds the gate. */
    void pass(Runnable word) {
        synchronized (this) {
            while (holds > 0 && await()) {
                continue;
            }
            passing++;
        }
        try {
            word.run();
        } finally {
            passed();
        }
    }

    /** Says the last word when nobody holds the gate. */
    void shut(Runnable lastWord) {
        synchronized (this) {
            while (holds > 0 && await()) {
                continue;
            }
            shut = true;
        }
        lastWord.run();
    }

    private synchronized void passed() {
        passing--;
        notifyAll();
    }

    private boolean await() {
        try {
            wait();
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
