package org.ccexecutor.reference.process;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShellTest {
  @TempDir Path directory;

  @Test
  void bashServes() {
    assertDoesNotThrow(() -> Shell.mustServe("bash"));
  }

  @Test
  void saysThatThereIsNone() {
    assertEquals(
        "It runs its commands in bash 4.1 or newer, and there is no \"no-such-bash\" on the path",
        complaint("no-such-bash"));
  }

  @Test
  void saysThatItIsTooOld() throws IOException {
    String old = program("echo 3 2");
    assertEquals(
        "It runs its commands in bash 4.1 or newer, and \"" + old + "\" is version 3.2",
        complaint(old));
    String nearly = program("echo 4 0");
    assertEquals(
        "It runs its commands in bash 4.1 or newer, and \"" + nearly + "\" is version 4.0",
        complaint(nearly));
    String just = program("echo 4 1");
    assertDoesNotThrow(() -> Shell.mustServe(just));
  }

  @Test
  void saysThatItIsNoBash() throws IOException {
    String other = program("echo I am something else");
    assertEquals(
        "It runs its commands in bash 4.1 or newer, and \"" + other + "\" is none",
        complaint(other));
  }

  private static String complaint(String program) {
    return assertThrows(Shell.Missing.class, () -> Shell.mustServe(program)).getMessage();
  }

  private String program(String does) throws IOException {
    Path file = Files.createTempFile(directory, "bash", "");
    Files.writeString(file, "#!/bin/sh\n" + does + "\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
    return file.toString();
  }
}
