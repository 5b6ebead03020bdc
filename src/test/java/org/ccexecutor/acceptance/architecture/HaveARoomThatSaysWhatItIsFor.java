package org.ccexecutor.acceptance.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.nio.file.Files;
import java.nio.file.Path;

/** The package of a class has a {@code package-info.java}. */
final class HaveARoomThatSaysWhatItIsFor extends ArchCondition<JavaClass> {
  static final HaveARoomThatSaysWhatItIsFor INSTANCE = new HaveARoomThatSaysWhatItIsFor();

  private HaveARoomThatSaysWhatItIsFor() {
    super("be in a package with a package-info.java");
  }

  @Override
  public void check(JavaClass type, ConditionEvents events) {
    Path info =
        Path.of("src/main/java", type.getPackageName().replace('.', '/'), "package-info.java");
    if (!Files.exists(info)) {
      events.add(
          SimpleConditionEvent.violated(type, type.getPackageName() + " has no package-info.java"));
    }
  }
}
