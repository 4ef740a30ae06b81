package io.candor.api;

import io.candor.people.Caller;
import io.candor.people.Staff;
import io.candor.tls.Certificates;
import io.candor.tls.Standing;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** {@code /api/relay}: what every page needs to know of this server. */
final class RelayServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;

  private final transient Json json = new Json();
  private final transient Optional<Certificates> certificates;
  private final transient Staff staff;

  /**
   * What to say.
   *
   * @param certificates empty where TLS isn't this server's
   */
  RelayServlet(Optional<Certificates> certificates, Staff staff) {
    this.certificates = certificates;
    this.staff = staff;
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    json.write(
        response,
        200,
        certificates
            .map(known -> told(known, request))
            .orElse(Map.of("studentsCanConnect", true, "certificate", "elsewhere")));
  }

  private Map<String, Object> told(Certificates known, HttpServletRequest request) {
    Standing standing = known.standing();
    Map<String, Object> told = new LinkedHashMap<>();
    told.put("studentsCanConnect", standing.studentsCanConnect());
    told.put("certificate", word(standing.kind()));
    told.put("certificateEnds", standing.ends().toString());
    known
        .problem()
        .filter(problem -> administrator(request))
        .ifPresent(p -> told.put("problem", p));
    return told;
  }

  private static String word(Standing.Kind kind) {
    return switch (kind) {
      case GOOD -> "good";
      case SELF_MADE -> "selfMade";
      case AWAITED -> "awaited";
      case ENDS_SOON -> "endsSoon";
      case ENDED -> "ended";
    };
  }

  /** What went wrong is for those who can mend it. */
  private boolean administrator(HttpServletRequest request) {
    return Gate.session(request)
        .flatMap(staff.sessions()::caller)
        .filter(Caller::administrator)
        .isPresent();
  }
}
