package io.candor.api;

import jakarta.servlet.http.HttpServletRequest;

/** Parts of the path; {@link Route} has checked their shape. */
final class Paths {
  private Paths() {}

  /** The n-th segment, counted from 1: in {@code /api/exams/x} the third is {@code x}. */
  static String segment(HttpServletRequest request, int n) {
    String[] segments = request.getRequestURI().split("/", -1);
    return n < segments.length ? segments[n] : "";
  }
}
