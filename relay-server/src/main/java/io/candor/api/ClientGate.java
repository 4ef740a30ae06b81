package io.candor.api;

import io.candor.lms.ClientDoor;
import io.candor.lms.Signature;
import io.candor.store.Client;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.InstantSource;

/** Lets in learning management systems, by the signature on each request; never a browser. */
final class ClientGate {
  private static final String CLIENT = "io.candor.client";

  private final ClientDoor door;
  private final InstantSource clock;

  ClientGate(ClientDoor door, InstantSource clock) {
    this.door = door;
    this.clock = clock;
  }

  /** Checks the signature; {@link ApiProblem} for everybody else. Reads the body. */
  void admit(HttpServletRequest request) throws IOException {
    String header = request.getHeader("Authorization");
    Signature signature =
        Signature.read(header == null ? "" : header).orElseThrow(ClientGate::wrong);
    Signature.Request signed =
        new Signature.Request(request.getMethod(), target(request), Bodies.of(request));
    switch (door.verdict(signature, signed)) {
      case ClientDoor.Verdict.Known known -> request.setAttribute(CLIENT, known.client());
      case ClientDoor.Verdict.Wrong wrong -> throw wrong();
      case ClientDoor.Verdict.ClockOff off -> throw clockOff();
      case ClientDoor.Verdict.Replayed replayed -> throw replayed();
    }
  }

  private static String target(HttpServletRequest request) {
    String query = request.getQueryString();
    return query == null ? request.getRequestURI() : request.getRequestURI() + "?" + query;
  }

  private static ApiProblem wrong() {
    return new ApiProblem(
            401,
            "This client is not known here",
            "Its id or its secret is not right, or it was revoked: ./candor client add makes a pair.")
        .typed("signature-wrong");
  }

  private ApiProblem clockOff() {
    return new ApiProblem(
            401,
            "The clocks do not agree",
            "The timestamp is not within "
                + ClientDoor.CLOCK_OFF.toSeconds()
                + " seconds of this server's time, or from before its start: look at the clocks of both"
                + " machines.")
        .typed("clock-off")
        .at(clock.millis());
  }

  private static ApiProblem replayed() {
    return new ApiProblem(401, "That was asked before", "Each request needs a nonce of its own.")
        .typed("replayed");
  }

  /** The client that asks. */
  static Client client(HttpServletRequest request) {
    if (request.getAttribute(CLIENT) instanceof Client client) {
      return client;
    }
    throw wrong();
  }
}
