package io.candor.e2e;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.equivalentTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.candor.media.kurento.KurentoDouble;
import org.junit.jupiter.api.Test;

/** Journeys go over the network: they know the wire, and nothing of how the relay is made. */
class WallsTest {
  private final JavaClasses journeys = new ClassFileImporter().importPackages("io.candor.e2e");

  @Test
  void knowOnlyTheWire() {
    // The double is a media server beside the relay, which finds it over the network.
    DescribedPredicate<JavaClass> insides =
        resideInAnyPackage(
                "io.candor",
                "io.candor.api..",
                "io.candor.cli..",
                "io.candor.config..",
                "io.candor.exam..",
                "io.candor.media..",
                "io.candor.recording..",
                "io.candor.store..",
                "io.candor.webm..")
            .and(not(equivalentTo(KurentoDouble.class)));
    noClasses().should().dependOnClassesThat(insides).check(journeys);
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
