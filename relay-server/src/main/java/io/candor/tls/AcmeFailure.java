package io.candor.tls;

import java.security.cert.CertificateException;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.shredzone.acme4j.Problem;
import org.shredzone.acme4j.exception.AcmeException;
import org.shredzone.acme4j.exception.AcmeNetworkException;
import org.shredzone.acme4j.exception.AcmeRateLimitedException;
import org.shredzone.acme4j.exception.AcmeServerException;
import org.shredzone.acme4j.exception.AcmeUserActionRequiredException;

/** Tells in one sentence what went wrong with an authority. */
final class AcmeFailure {
  private static final int LONGEST = 300;

  /** What an authority's words may hold that no log may. */
  private static final Pattern ADDRESS =
      Pattern.compile(
          "\\[?(?:[0-9A-Fa-f]{0,4}:){2,7}[0-9A-Fa-f.]{0,15}\\]?|\\b[0-9]{1,3}(?:\\.[0-9]{1,3}){3}\\b");

  private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9_=/+-]{32,}");
  private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{Cntrl}\\s]+");

  private final String authority;

  /** For sentences about this authority. */
  AcmeFailure(String authority) {
    this.authority = authority;
  }

  AuthorityException of(AcmeException failure) {
    return switch (failure) {
      case AcmeNetworkException network -> network(network);
      case AcmeRateLimitedException limited ->
          told(
              "has been asked too often" + inItsWords(limited.getProblem()),
              limited.getRetryAfter(),
              limited);
      case AcmeUserActionRequiredException action ->
          told(
              "wants something done first, such as new terms read"
                  + inItsWords(action.getProblem()),
              Optional.empty(),
              action);
      case AcmeServerException server ->
          told("refused" + inItsWords(server.getProblem()), Optional.empty(), server);
      default ->
          told(
              "did not finish (" + quoted(String.valueOf(failure.getMessage())) + ")",
              Optional.empty(),
              failure);
    };
  }

  /** An answer that is none. */
  AuthorityException of(RuntimeException failure) {
    if (failure instanceof AuthorityException known) {
      return known;
    }
    if (failure.getCause() instanceof AcmeException cause) {
      // It happened while something was read when it was first asked for.
      return of(cause);
    }
    return told("answered what cannot be understood", Optional.empty(), failure);
  }

  private AuthorityException network(AcmeNetworkException failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof CertificateException) {
        return told(
            "shows a certificate that is not trusted here; a private authority's root belongs into acme.trust",
            Optional.empty(),
            failure);
      }
    }
    return told("cannot be reached", Optional.empty(), failure);
  }

  /** The authority did not find this server under a name. */
  AuthorityException notFound(String name, Optional<Problem> problem) {
    return told(
        "did not find this server under "
            + name
            + ", where it comes to TCP port 443"
            + problem.map(this::inItsWords).orElse(""),
        Optional.empty(),
        null);
  }

  AuthorityException told(String what, Optional<Instant> again, @Nullable Throwable cause) {
    return new AuthorityException(
        "The certificate authority " + authority + " " + what, again, cause);
  }

  private String inItsWords(Problem problem) {
    return " (" + quoted(problem.toString()) + ")";
  }

  /** Somebody else's words, without what belongs into no log. */
  static String quoted(String words) {
    String clean = UNPRINTABLE.matcher(words).replaceAll(" ").strip();
    clean = TOKEN.matcher(ADDRESS.matcher(clean).replaceAll("…")).replaceAll("…");
    return clean.length() > LONGEST ? clean.substring(0, LONGEST) + "…" : clean;
  }
}
