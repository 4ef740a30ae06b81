package io.candor.api;

import io.candor.evidence.Announced;
import io.candor.evidence.Kind;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Base64;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a request to send evidence says of it in its headers.
 *
 * @param first where in the whole its body begins
 * @param length of its body
 */
record EvidenceHeaders(Announced piece, long first, int length) {
  /** How much of it is here. */
  static final String OFFSET = "Upload-Offset";

  /** Whether that is all of it: {@code ?1} or {@code ?0} (RFC 9651). */
  static final String COMPLETE = "Upload-Complete";

  /** Largest body of one request. */
  static final int LARGEST = 256 * 1024;

  private static final String DIGITS = "([0-9]{1,15})";
  private static final Pattern STRETCH =
      Pattern.compile("bytes " + DIGITS + "-" + DIGITS + "/" + DIGITS);
  private static final Pattern NOTHING_MORE = Pattern.compile("bytes \\*/" + DIGITS);
  private static final Pattern DIGEST = Pattern.compile("sha-256=:([A-Za-z0-9+/]{43}=):");
  private static final Pattern NUMBER = Pattern.compile(DIGITS);

  /** Reads the headers; {@link ApiProblem} says what is wrong with them. */
  static EvidenceHeaders of(HttpServletRequest request) {
    long length = request.getContentLengthLong();
    if (length < 0) {
      throw new ApiProblem(411, "How long is it?", "Send Content-Length.");
    }
    if (length > LARGEST) {
      throw new ApiProblem(
              413, "That is too large", "At most " + LARGEST + " bytes are taken at once.")
          .typed("stretch-too-large");
    }
    long[] range = range(request.getHeader("Content-Range"), length);
    Kind kind =
        Kind.of(String.valueOf(request.getHeader("Evidence-Kind")))
            .orElseThrow(
                () -> ApiProblem.badRequest("Evidence-Kind is photo, screenshot or clip."));
    if (range[1] < 1 || range[1] > kind.mostBytes()) {
      throw new ApiProblem(
              413,
              "That is too large",
              "A " + kind.wire() + " has 1 to " + kind.mostBytes() + " bytes.")
          .typed("evidence-too-large");
    }
    Long at = number(request.getHeader("Evidence-At"), "Evidence-At");
    if (at == null) {
      throw ApiProblem.badRequest("Evidence-At is wanted, in epoch milliseconds.");
    }
    Announced piece =
        new Announced(
            Paths.segment(request, 3),
            kind,
            number(request.getHeader("Evidence-Event"), "Evidence-Event"),
            at,
            range[1],
            sha256(request.getHeader("Repr-Digest")));
    return new EvidenceHeaders(piece, range[0], (int) length);
  }

  /** Where the body begins, and how long the whole is. */
  private static long[] range(@Nullable String said, long length) {
    if (said == null) {
      return new long[] {0, length};
    }
    Matcher nothing = NOTHING_MORE.matcher(said);
    if (nothing.matches() && length == 0) {
      long all = Long.parseLong(nothing.group(1));
      return new long[] {all, all};
    }
    Matcher stretch = STRETCH.matcher(said);
    if (stretch.matches()) {
      long first = Long.parseLong(stretch.group(1));
      long last = Long.parseLong(stretch.group(2));
      long all = Long.parseLong(stretch.group(3));
      if (last - first + 1 == length && last < all) {
        return new long[] {first, all};
      }
    }
    throw ApiProblem.badRequest("Content-Range does not say which bytes of how many these are.");
  }

  private static String sha256(@Nullable String said) {
    Matcher digest = DIGEST.matcher(String.valueOf(said));
    if (!digest.matches()) {
      throw ApiProblem.badRequest(
          "Repr-Digest is wanted: sha-256=:…: of the whole, as in RFC 9530.");
    }
    return HexFormat.of().formatHex(Base64.getDecoder().decode(digest.group(1)));
  }

  private static @Nullable Long number(@Nullable String said, String header) {
    if (said == null) {
      return null;
    }
    if (!NUMBER.matcher(said).matches()) {
      throw ApiProblem.badRequest(header + " is a number.");
    }
    return Long.valueOf(said);
  }
}
