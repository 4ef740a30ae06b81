package io.candor.signaling;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The walls of the module. */
@AnalyzeClasses(
    packages = "io.candor.signaling",
    importOptions = ImportOption.DoNotIncludeTests.class)
class WallsTest {

  @ArchTest
  static final ArchRule nothingOfTheRelay =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "io.candor.rtc..", "io.candor.media..", "io.candor.store..", "io.candor.exam..");

  @ArchTest
  static final ArchRule onlyTheEndpointKnowsSockets =
      noClasses()
          .that()
          .resideOutsideOfPackage("io.candor.signaling.endpoint..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("jakarta..", "org.eclipse.jetty..", "java.net..");

  @ArchTest
  static final ArchRule messagesKnowNothingElse =
      classes()
          .that()
          .resideInAPackage("io.candor.signaling.protocol..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "io.candor.signaling.protocol..",
              "java.lang..",
              "java.util..",
              "java.time..",
              "com.fasterxml.jackson.annotation..",
              "org.jspecify..");

  @ArchTest
  static final ArchRule timeIsPassedIn =
      noClasses()
          .should()
          .callMethod(System.class, "currentTimeMillis")
          .orShould()
          .callMethod(System.class, "nanoTime")
          .orShould()
          .callMethod(java.time.Instant.class, "now")
          .orShould()
          .callMethod(Math.class, "random");

  @ArchTest
  static final ArchRule noMutableStatics =
      fields().that().areStatic().and().doNotHaveName("$VALUES").should().beFinal();

  @ArchTest
  static final ArchRule noCycles =
      slices().matching("io.candor.signaling.(*)..").should().beFreeOfCycles();
}
