package io.candor.api;

import io.candor.evidence.EvidenceParts;
import io.candor.exam.Changes;
import io.candor.exam.Clockwork;
import io.candor.exam.Invitations;
import io.candor.exam.Joining;
import io.candor.exam.OwnPages;
import io.candor.exam.PolicyText;
import io.candor.exam.Recordings;
import io.candor.exam.Retention;
import io.candor.exam.Roster;
import io.candor.exam.Rows;
import io.candor.exam.Scoring;
import io.candor.exam.TurnPasswords;
import io.candor.extension.ExtensionKey;
import io.candor.lms.LmsParts;
import io.candor.media.MediaEngine;
import io.candor.people.Staff;
import java.util.List;

/** What the servlets work with. */
public record ApiParts(
    Rows rows,
    Recordings recordings,
    MediaEngine engine,
    EvidenceParts evidence,
    Invitations invitations,
    Clockwork clockwork,
    Retention retention,
    Joining joining,
    Changes changes,
    Roster roster,
    TurnPasswords turn,
    PolicyText texts,
    Staff staff,
    LmsParts lms,
    OwnPages ownPages,
    ConsoleKey key,
    ExtensionKey extensionKey,
    List<String> extensionIds,
    String metricsToken,
    String version) {
  public ApiParts {
    extensionIds = List.copyOf(extensionIds);
  }

  Scoring scoring() {
    return new Scoring(rows, texts, clockwork);
  }
}
