package io.candor;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The walls of this house: who may know whom, and what nobody may do. */
@AnalyzeClasses(packages = "io.candor", importOptions = ImportOption.DoNotIncludeTests.class)
class HouseTest {
  private static final int LONGEST_FILE = 400;

  private static final String[] PURE = {"io.candor.rtc..", "io.candor.webm.."};

  /** Sockets, names and files; addresses are values, and stay allowed. */
  private static final DescribedPredicate<JavaClass> OUTSIDE_WORLD =
      resideInAnyPackage(
              "java.net..",
              "java.nio.channels..",
              "java.nio.file..",
              "java.util.logging..",
              "org.slf4j..",
              "ch.qos..",
              "org.eclipse..",
              "java.sql..")
          .and(DescribedPredicate.not(addresses()))
          .as("the outside world");

  private static DescribedPredicate<JavaClass> addresses() {
    DescribedPredicate<JavaClass> found = type(InetSocketAddress.class);
    for (Class<?> value :
        List.of(
            InetAddress.class,
            java.net.Inet4Address.class,
            java.net.Inet6Address.class,
            java.net.UnknownHostException.class)) {
      found = found.or(type(value));
    }
    return found;
  }

  @ArchTest
  static final ArchRule theMachinesTouchNoSocketFileOrLogger =
      noClasses().that().resideInAnyPackage(PURE).should().dependOnClassesThat(OUTSIDE_WORLD);

  @ArchTest
  static final ArchRule theMachinesReadNoClock =
      noClasses()
          .that()
          .resideInAnyPackage(PURE)
          .should()
          .callMethod(System.class, "currentTimeMillis")
          .orShould()
          .callMethod(System.class, "nanoTime")
          .orShould()
          .callMethod(Instant.class, "now")
          .orShould()
          .dependOnClassesThat()
          .areAssignableTo(InstantSource.class);

  @ArchTest
  static final ArchRule theMachinesHaveNoThread =
      noClasses()
          .that()
          .resideInAnyPackage(PURE)
          .and()
          .resideOutsideOfPackage("io.candor.rtc.dtls..")
          .should()
          .dependOnClassesThat(
              resideInAPackage("java.util.concurrent..")
                  .and(DescribedPredicate.not(type(TimeUnit.class)))
                  .or(type(Thread.class))
                  .as("threads and what they share"));

  @ArchTest
  static final ArchRule theMachinesKnowNothingOfTheServer =
      noClasses()
          .that()
          .resideInAnyPackage(PURE)
          .should()
          .dependOnClassesThat(
              resideInAPackage("io.candor..")
                  .and(DescribedPredicate.not(resideInAnyPackage(PURE)))
                  .as("the rest of the server"));

  /** The formula is open: whoever reads it needs to know nothing but the protocol's words. */
  @ArchTest
  static final ArchRule theScoreGoesByWhatItIsGivenAlone =
      classes()
          .that()
          .resideInAPackage("io.candor.score..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "io.candor.score..",
              "io.candor.signaling.protocol..",
              "java.lang..",
              "java.util",
              "java.util.function..",
              "java.util.stream..",
              "org.jspecify..");

  @ArchTest
  static final ArchRule theScoreReadsNoClock =
      noClasses()
          .that()
          .resideInAPackage("io.candor.score..")
          .should()
          .callMethod(System.class, "currentTimeMillis")
          .orShould()
          .callMethod(System.class, "nanoTime")
          .orShould()
          .callMethod(Math.class, "random");

  @ArchTest
  static final ArchRule onlyTheWiringKnowsWhichEngineRuns =
      noClasses()
          .that()
          .resideOutsideOfPackage("io.candor.media.embedded..")
          .and()
          .doNotHaveFullyQualifiedName("io.candor.Engines")
          .and()
          // Says in one sentence which media port is taken.
          .doNotHaveFullyQualifiedName("io.candor.Main")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("io.candor.media.embedded..");

  @ArchTest
  static final ArchRule theEngineKnowsNoExam =
      noClasses()
          .that()
          .resideInAnyPackage("io.candor.media..", "io.candor.recording..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "io.candor.exam..", "io.candor.store..", "io.candor.api..", "io.candor.cli..");

  @ArchTest
  static final ArchRule onlyTheStoreKnowsTheDatabase =
      noClasses()
          .that()
          .resideOutsideOfPackage("io.candor.store..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "java.sql..", "org.jdbi..", "org.flywaydb..", "com.zaxxer..", "org.sqlite..");

  @ArchTest
  static final ArchRule onlyTheApiKnowsHttp =
      noClasses()
          .that()
          .resideOutsideOfPackages("io.candor.api..", "io.candor.signaling..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.eclipse.jetty..", "jakarta..");

  @ArchTest
  static final ArchRule onlyTlsAsksAuthorities =
      noClasses()
          .that()
          .resideOutsideOfPackage("io.candor.tls..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.shredzone..", "org.jose4j..");

  @ArchTest
  static final ArchRule noCycles = slices().matching("io.candor.(**)").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule noMutableStatics =
      fields().that().areStatic().and().doNotHaveName("$VALUES").should().beFinal();

  @ArchTest
  static final ArchRule namesSayWhatAThingIs =
      classes()
          .should()
          .haveSimpleNameNotEndingWith("Impl")
          .andShould()
          .haveSimpleNameNotEndingWith("Manager")
          .andShould()
          .haveSimpleNameNotEndingWith("Util")
          .andShould()
          .haveSimpleNameNotEndingWith("Utils")
          .andShould()
          .haveSimpleNameNotEndingWith("Helper");

  @Test
  void noFileIsTooLong() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("src"))) {
      List<Path> sources = files.filter(file -> file.toString().endsWith(".java")).toList();
      assertThat(sources).hasSizeGreaterThan(100);
      for (Path source : sources) {
        assertThat(Files.readAllLines(source)).as("%s", source).hasSizeLessThan(LONGEST_FILE + 1);
      }
    }
  }
}
