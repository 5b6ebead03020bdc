package org.ccexecutor.acceptance.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.properties.HasName;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/**
 * The house: packages are rooms with one purpose, imports go down, and walls stand where they
 * should.
 */
class ArchitectureTest {
  private static final String SPEC = "org.ccexecutor.acceptance";
  private static final JavaClasses CODE =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("org.ccexecutor");

  @Test
  void importsGoDown() {
    layeredArchitecture()
        .consideringOnlyDependenciesInLayers()
        .layer("engine")
        .definedBy(SPEC + ".engine..")
        .layer("report")
        .definedBy(SPEC + ".report..")
        .layer("run")
        .definedBy(SPEC + ".run..")
        .layer("steps")
        .definedBy(SPEC + ".steps..")
        .layer("stage")
        .definedBy(SPEC + ".stage..")
        .layer("verdict")
        .definedBy(SPEC + ".verdict..")
        .layer("server")
        .definedBy(SPEC + ".server..")
        .layer("session")
        .definedBy(SPEC + ".session..")
        .layer("probe")
        .definedBy(SPEC + ".probe..")
        .layer("evidence")
        .definedBy(SPEC + ".evidence..")
        .layer("settings")
        .definedBy(SPEC + ".settings..")
        .layer("contract")
        .definedBy(SPEC + ".contract..")
        .whereLayer("engine")
        .mayNotBeAccessedByAnyLayer()
        .whereLayer("report")
        .mayOnlyBeAccessedByLayers("engine")
        .whereLayer("run")
        .mayOnlyBeAccessedByLayers("engine", "report")
        .whereLayer("steps")
        .mayOnlyBeAccessedByLayers("engine")
        .whereLayer("stage")
        .mayOnlyBeAccessedByLayers("steps", "run", "engine")
        .whereLayer("verdict")
        .mayOnlyBeAccessedByLayers("run", "engine", "report")
        .whereLayer("server")
        .mayOnlyBeAccessedByLayers("verdict", "stage", "steps", "run", "engine", "report")
        .whereLayer("session")
        .mayOnlyBeAccessedByLayers("stage", "steps", "run")
        .whereLayer("probe")
        .mayOnlyBeAccessedByLayers("server", "stage", "steps", "run")
        .check(CODE);
  }

  @Test
  void noRoomsGoRoundInCircles() {
    slices().matching(SPEC + ".(*)..").should().beFreeOfCycles().check(CODE);
    slices()
        .matching("org.ccexecutor.reference.(*)..")
        .should()
        .beFreeOfCycles()
        .allowEmptyShould(true)
        .check(CODE);
  }

  /**
   * What arrives is parsed where it arrives, what is sent where it is made; nobody does so again.
   */
  @Test
  void aMessageIsParsedOnce() {
    methods()
        .that()
        .areDeclaredIn(SPEC + ".session.Json")
        .and()
        .haveName("parse")
        .should()
        .onlyBeCalled()
        .byMethodsThat(isNamed("session.Conduct.received").or(isNamed("session.Request.of")))
        .check(CODE);
  }

  private static DescribedPredicate<JavaMethod> isNamed(String name) {
    return DescribedPredicate.describe(
        name, method -> method.getFullName().startsWith(SPEC + "." + name + "("));
  }

  @Test
  void onlyItsLauncherKnowsTheReferenceServer() {
    noClasses()
        .that()
        .resideInAPackage(SPEC + "..")
        .and()
        .doNotHaveSimpleName("EmbeddedLauncher")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.ccexecutor.reference..")
        .check(CODE);
  }

  @Test
  void theReferenceServerKnowsNothingOfTheSpecification() {
    noClasses()
        .that()
        .resideInAPackage("org.ccexecutor.reference..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(SPEC + "..", "org.glassfish.tyrus..", "jakarta.websocket..")
        .check(CODE);
  }

  @Test
  void onlySessionsKnowTyrus() {
    noClasses()
        .that()
        .resideOutsideOfPackage(SPEC + ".session..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.glassfish.tyrus..", "jakarta.websocket..")
        .check(CODE);
  }

  @Test
  void stepsKnowNeitherTheWireNorJson() {
    noClasses()
        .that()
        .resideInAPackage(SPEC + ".steps..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("jakarta.websocket..", "tools.jackson..")
        .check(CODE);
  }

  @Test
  void whatSpeaksToTheWireKnowsNothingOfCucumber() {
    noClasses()
        .that()
        .resideInAnyPackage(
            SPEC + ".stage..",
            SPEC + ".session..",
            SPEC + ".probe..",
            SPEC + ".server..",
            SPEC + ".settings..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("io.cucumber..", "org.junit..")
        .check(CODE);
  }

  @Test
  void onlySettingsReadTheEnvironment() {
    noClasses()
        .that()
        .resideOutsideOfPackage(SPEC + ".settings..")
        .and()
        .doNotHaveSimpleName("Main")
        .and()
        // It asks for the directory for temporary files, as the library does.
        .doNotHaveSimpleName("Launcher")
        .should()
        .callMethod(System.class, "getProperty", String.class)
        .orShould()
        .callMethod(System.class, "getProperty", String.class, String.class)
        .orShould()
        .callMethod(System.class, "getenv", String.class)
        .orShould()
        .callMethod(System.class, "getenv")
        .check(CODE);
  }

  @Test
  void nothingStaticChanges() {
    fields()
        .that()
        .areStatic()
        .and()
        .areDeclaredInClassesThat()
        .areNotEnums()
        .should()
        .beFinal()
        .check(CODE);
  }

  @Test
  void nobodySleeps() {
    noClasses().should().callMethod(Thread.class, "sleep", long.class).check(CODE);
  }

  @Test
  void everyRoomSaysWhatItIsFor() {
    classes()
        .that(
            HasName.Predicates.nameMatching(".*\\.package-info")
                .negate()
                .and(JavaClass.Predicates.resideInAPackage("org.ccexecutor..")))
        .should(HaveARoomThatSaysWhatItIsFor.INSTANCE)
        .check(CODE);
  }
}
