package io.candor.api;

import io.candor.evidence.Receipt;
import io.candor.evidence.Uploads;
import io.candor.store.Attempt;
import io.candor.store.StoreException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.CompletionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code /api/evidence/{id}}: takes evidence from the browser it is made in, in as many stretches
 * as it likes, and tells how much is here. The same again changes nothing.
 */
final class EvidenceServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;
  private static final Logger log = LoggerFactory.getLogger(EvidenceServlet.class);
  private static final String LATER_SECONDS = "30";

  private final transient Uploads uploads;
  private final transient EvidencePace pace = new EvidencePace(System::nanoTime);

  EvidenceServlet(Uploads uploads) {
    this.uploads = uploads;
  }

  @Override
  protected void doOptions(HttpServletRequest request, HttpServletResponse response) {
    if (response.getHeader("Access-Control-Allow-Origin") != null) {
      response.setHeader("Access-Control-Allow-Methods", "GET, HEAD, PUT");
      response.setHeader(
          "Access-Control-Allow-Headers",
          "Authorization, Content-Range, Content-Type, Evidence-At, Evidence-Event, Evidence-Kind,"
              + " Repr-Digest");
      response.setHeader("Access-Control-Max-Age", "7200");
    }
    response.setStatus(HttpServletResponse.SC_NO_CONTENT);
  }

  @Override
  protected void doHead(HttpServletRequest request, HttpServletResponse response) {
    doGet(request, response);
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response) {
    Attempt attempt = BrowserGate.attempt(request);
    Receipt receipt =
        uploads.of(attempt, Paths.segment(request, 3)).orElseThrow(ApiProblem::notFound);
    response.setHeader("Cache-Control", "no-store");
    answer(receipt, response, HttpServletResponse.SC_NO_CONTENT);
  }

  @Override
  protected void doPut(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Attempt attempt = BrowserGate.attempt(request);
    if (!pace.allows(attempt.id())) {
      response.setHeader("Retry-After", LATER_SECONDS);
      throw ApiProblem.tooMany();
    }
    EvidenceHeaders said = EvidenceHeaders.of(request);
    byte[] body = request.getInputStream().readNBytes(said.length());
    if (body.length < said.length()) {
      throw ApiProblem.badRequest("The body ended too early.");
    }
    try {
      answer(
          uploads.take(attempt, said.piece(), said.first(), body),
          response,
          HttpServletResponse.SC_ACCEPTED);
    } catch (UncheckedIOException | StoreException | CompletionException e) {
      log.error("attempt {}: evidence could not be stored", attempt.id(), e);
      response.setHeader("Retry-After", LATER_SECONDS);
      throw new ApiProblem(
              507,
              "This could not be stored",
              "What was stored before is still there. Send this again later.")
          .typed("evidence-not-stored");
    }
  }

  private static void answer(Receipt receipt, HttpServletResponse response, int partly) {
    switch (receipt) {
      case Receipt.Kept kept -> {
        response.setHeader(EvidenceHeaders.COMPLETE, "?1");
        response.setStatus(
            kept.anew() ? HttpServletResponse.SC_CREATED : HttpServletResponse.SC_OK);
      }
      case Receipt.Partly some -> {
        offset(response, some.received());
        response.setStatus(partly);
      }
      case Receipt.Refused refused -> {
        offset(response, refused.received());
        throw problem(refused.why());
      }
    }
  }

  private static void offset(HttpServletResponse response, long received) {
    response.setHeader(EvidenceHeaders.OFFSET, Long.toString(received));
    response.setHeader(EvidenceHeaders.COMPLETE, "?0");
  }

  private static ApiProblem problem(Receipt.Why why) {
    return switch (why) {
      case NO_CONSENT ->
          new ApiProblem(409, "The student has not agreed", "Nothing is taken before the consent.")
              .typed("consent-missing");
      case OVER ->
          new ApiProblem(
                  410,
                  "This attempt is over",
                  "Evidence is taken until "
                      + Uploads.GRACE.toHours()
                      + " hours after an attempt's end.")
              .typed("attempt-over");
      case UNWANTED ->
          new ApiProblem(
                  409,
                  "This exam does not want that",
                  "No option of its policy takes such a piece.")
              .typed("evidence-unwanted");
      case ENOUGH ->
          new ApiProblem(
                  409, "There is enough", "No more is taken of one attempt than it can need.")
              .typed("evidence-enough");
      case GONE ->
          new ApiProblem(410, "This attempt is erased", "Nothing of it is kept.")
              .typed("attempt-erased");
      case ANOTHER ->
          new ApiProblem(
                  409,
                  "This is not what was sent under that id before",
                  "An id stands for one kind, one length and one SHA-256, and never changes.")
              .typed("evidence-another");
      case GAP ->
          new ApiProblem(409, "Something before it is missing", "Go on where Upload-Offset says.")
              .typed("evidence-gap");
      case WRONG_HASH ->
          new ApiProblem(
                  422,
                  "It did not arrive as it was sent",
                  "Its SHA-256 is another than Repr-Digest says. Send it again from its beginning.")
              .typed("evidence-damaged");
      case WRONG_TYPE ->
          new ApiProblem(
                  415,
                  "That is not what its kind says",
                  "Photos and screenshots are JPEGs of at most 16 million pixels in one to three"
                      + " scans; a clip is at most 5 minutes of Opus in WebM or Ogg.")
              .typed("evidence-wrong-type");
    };
  }
}
