package io.candor.api;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A request that cannot be done: becomes an answer of application/problem+json. */
final class ApiProblem extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int status;
  private final String title;
  private String type = "about:blank";
  private @Nullable Long serverTime;

  ApiProblem(int status, String title, String detail) {
    super(detail);
    this.status = status;
    this.title = title;
  }

  /** Gives it a name by which a page knows it and finds words in the reader's language. */
  ApiProblem typed(String name) {
    type = name;
    return this;
  }

  /** Tells what time it is here, epoch milliseconds: to somebody whose clock is wrong. */
  ApiProblem at(long now) {
    serverTime = now;
    return this;
  }

  Optional<Long> serverTime() {
    return Optional.ofNullable(serverTime);
  }

  String type() {
    return type;
  }

  int status() {
    return status;
  }

  String title() {
    return title;
  }

  String detail() {
    return String.valueOf(getMessage());
  }

  static ApiProblem badRequest(String detail) {
    return new ApiProblem(400, "That cannot be understood", detail);
  }

  static ApiProblem notSignedIn() {
    return new ApiProblem(401, "You are not signed in", "Sign in on the console's first page.");
  }

  static ApiProblem notAllowed() {
    return new ApiProblem(
        403, "Your role does not allow that", "Ask whoever administers this server.");
  }

  static ApiProblem foreign() {
    return new ApiProblem(
        403, "That came from another site", "Only this server's own pages may ask for changes.");
  }

  static ApiProblem notFound() {
    return new ApiProblem(404, "There is nothing here", "The address or the id in it is unknown.");
  }

  static ApiProblem wrongMethod() {
    return new ApiProblem(405, "That can't be done here", "The method is not allowed here.");
  }

  static ApiProblem tooMany() {
    return new ApiProblem(429, "Too many requests", "Wait a minute and try again.");
  }
}
