package io.candor.api;

import io.candor.media.MediaEngine;
import io.candor.media.MediaServer;
import io.candor.people.Caller;
import io.candor.people.Staff;
import io.candor.tls.Certificates;
import io.candor.tls.Standing;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code /api/relay}: what every page needs to know of this server. */
final class RelayServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;

  private final transient Json json = new Json();
  private final transient Optional<Certificates> certificates;
  private final transient MediaEngine engine;
  private final transient Staff staff;

  /**
   * What to say.
   *
   * @param certificates empty where TLS isn't this server's
   */
  RelayServlet(Optional<Certificates> certificates, MediaEngine engine, Staff staff) {
    this.certificates = certificates;
    this.engine = engine;
    this.staff = staff;
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Map<String, Object> told = new LinkedHashMap<>();
    certificates.ifPresentOrElse(
        known -> tell(told, known, request),
        () -> {
          told.put("studentsCanConnect", true);
          told.put("certificate", "elsewhere");
        });
    List<MediaServer> servers = engine.servers();
    told.put("mediaServers", servers.size());
    told.put("mediaServersAway", servers.stream().filter(one -> !one.reachable()).count());
    json.write(response, 200, told);
  }

  private void tell(Map<String, Object> told, Certificates known, HttpServletRequest request) {
    Standing standing = known.standing();
    told.put("studentsCanConnect", standing.studentsCanConnect());
    told.put("certificate", word(standing.kind()));
    told.put("certificateEnds", standing.ends().toString());
    known
        .problem()
        .filter(problem -> administrator(request))
        .ifPresent(p -> told.put("problem", p));
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
