package io.candor.api;

import io.candor.evidence.Vault;
import io.candor.recording.PartReader;
import io.candor.store.Attempt;
import io.candor.store.Evidence;
import io.candor.store.EvidenceRows;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Answers with a piece of evidence: a picture or a sound, and whatever it is, no page. */
final class EvidenceAnswer {
  private EvidenceAnswer() {}

  /** Of this attempt, by the id in the path's sixth segment. */
  static void send(
      EvidenceRows rows,
      Vault vault,
      Attempt attempt,
      HttpServletRequest request,
      HttpServletResponse response)
      throws IOException {
    Evidence evidence =
        rows.find(attempt.id(), Paths.segment(request, 5))
            .filter(found -> found.state() == Evidence.State.KEPT)
            .orElseThrow(ApiProblem::notFound);
    try (PartReader reader = vault.open(evidence).orElseThrow(ApiProblem::notFound)) {
      response.setHeader("Content-Security-Policy", "default-src 'none'; sandbox");
      response.setHeader(
          "Content-Disposition", "attachment; filename=\"" + fileName(evidence) + "\"");
      MediaAnswer.send(request, response, reader, String.valueOf(evidence.type()));
    }
  }

  /** As it is called in an export, too. */
  static String fileName(Evidence evidence) {
    String end = "image/jpeg".equals(evidence.type()) ? ".jpg" : ".webm";
    return evidence.kind() + "-" + evidence.id() + end;
  }
}
