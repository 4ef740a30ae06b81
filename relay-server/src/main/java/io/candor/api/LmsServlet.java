package io.candor.api;

import io.candor.lms.ClientExams;
import io.candor.lms.ClientSittings;
import io.candor.lms.Entrance;
import io.candor.lms.HookAddress;
import io.candor.people.Role;
import io.candor.signaling.protocol.TrackingOption;
import io.candor.store.Client;
import io.candor.store.ClientAttempt;
import io.candor.store.Clients;
import io.candor.store.Exam;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * {@code /api/lms}: the test of the connection, links for teachers, all there is of a user, and
 * where results are sent. docs/lms-api.md is the whole of it.
 */
final class LmsServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;

  private final transient Json json = new Json();
  private final transient Clients clients;
  private final transient ClientExams exams;
  private final transient ClientSittings sittings;
  private final transient Entrance entrance;
  private final transient LmsErasing erasing;
  private final transient ApiParts parts;
  private final transient Supplier<String> origin;

  private record Connection(
      String institution, String version, long serverTime, String origin, List<String> options) {}

  private record Link(String url, long expiresAt) {}

  LmsServlet(ApiParts parts, Supplier<String> origin) {
    this.parts = parts;
    this.clients = parts.rows().clients().clients();
    this.exams = parts.lms().exams();
    this.sittings = parts.lms().sittings();
    this.entrance = parts.lms().entrance();
    this.erasing = new LmsErasing(parts.lms(), parts.staff().audit());
    this.origin = origin;
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Client client = ClientGate.client(request);
    if (below(request).equals("users")) {
      json.write(
          response, 200, Map.of("attempts", sittings.ofUser(client, Paths.segment(request, 4))));
      return;
    }
    json.write(
        response,
        200,
        new Connection(
            client.name(),
            parts.version(),
            parts.clockwork().now(),
            origin.get(),
            Arrays.stream(TrackingOption.values()).map(TrackingOption::wire).toList()));
  }

  @Override
  protected void doPut(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    String address = json.body(request, LmsForms.HookWish.class).address();
    if (address != null && HookAddress.read(address).isEmpty()) {
      throw ApiProblem.badRequest(
          "Results are sent to an address that begins with https://, or with http:// on this"
              + " server's own machine.");
    }
    clients.hook(ClientGate.client(request).id(), address).join();
    response.setStatus(HttpServletResponse.SC_NO_CONTENT);
  }

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    LmsForms.LinkWish wish = json.body(request, LmsForms.LinkWish.class);
    Client client = ClientGate.client(request);
    LmsForms.User user = LmsForms.user(wish.user());
    Role role = wish.checkedRole();
    String page = wish.checkedPage();
    Exam exam =
        exams.find(client, LmsForms.name(wish.exam(), "exam")).orElseThrow(ApiProblem::notFound);
    Entrance.Link link =
        entrance
            .link(
                client,
                user.checkedId(),
                user.checkedName(),
                role,
                exam.id(),
                page(client, exam, page, wish.exam(), wish.attempt()))
            .orElseThrow(
                () ->
                    new ApiProblem(
                            403,
                            "This person is not let in",
                            "An administrator of Candor has disabled them.")
                        .typed("disabled"));
    String url = origin.get() + "/console/#enter=" + link.token();
    json.write(response, 201, new Link(url, link.expiresAt()));
  }

  private String page(
      Client client, Exam exam, String page, @Nullable String name, @Nullable String attempt) {
    return switch (page) {
      case "room" -> "/exams/" + exam.id() + "/room";
      case "class" -> "/exams/" + exam.id() + "/attempts";
      default ->
          "/attempts/"
              + sittings
                  .find(client, LmsForms.name(attempt, "attempt"))
                  .filter(found -> found.exam().equals(name))
                  .map(ClientAttempt::attemptId)
                  .orElseThrow(ApiProblem::notFound);
    };
  }

  @Override
  protected void doDelete(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    json.write(response, 200, erasing.user(ClientGate.client(request), Paths.segment(request, 4)));
  }

  private static String below(HttpServletRequest request) {
    return Paths.segment(request, 3);
  }
}
