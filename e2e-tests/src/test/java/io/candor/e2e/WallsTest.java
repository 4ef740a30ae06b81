package io.candor.e2e;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import org.junit.jupiter.api.Test;

/** Journeys go over the network: they know the wire, and nothing of how the relay is made. */
class WallsTest {
  private final JavaClasses journeys = new ClassFileImporter().importPackages("io.candor.e2e");

  @Test
  void knowOnlyTheWire() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "io.candor",
            "io.candor.api..",
            "io.candor.cli..",
            "io.candor.config..",
            "io.candor.exam..",
            "io.candor.media..",
            "io.candor.recording..",
            "io.candor.store..",
            "io.candor.webm..")
        .check(journeys);
  }

  @Test
  void knowOnlyTheRecordsOfSignaling() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "io.candor.signaling.conversation..",
            "io.candor.signaling.endpoint..",
            "io.candor.signaling.limits..",
            "io.candor.signaling.wire..")
        .check(journeys);
  }
}
