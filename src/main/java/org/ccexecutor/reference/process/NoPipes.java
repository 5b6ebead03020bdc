package org.ccexecutor.reference.process;

import java.io.IOException;

/** That there is no place for the pipes that commands print into; its message says so. */
public final class NoPipes extends RuntimeException {

  private static final long serialVersionUID = 1;

  NoPipes(IOException why) {
    super(
        "Its commands print into pipes in the directory for temporary files, and there it can make"
            + " none: "
            + why.getMessage(),
        why);
  }
}
