package io.candor.exam;

import io.candor.signaling.protocol.Problem;
import io.candor.signaling.protocol.Retry;

/** The problems the room may answer with, in words for the person at the other end. */
final class Problems {
  private Problems() {}

  static Problem unknownToken() {
    return Problem.session(
        Problem.HELLO_REFUSED,
        "This link has been used or is too old",
        "Open the exam's join link again to get a new one.",
        Retry.NEVER);
  }

  static Problem held() {
    return Problem.session(
        Problem.ATTEMPT_HELD,
        "Another browser is in this attempt",
        "Going on here closes it there; both are noted.",
        Retry.NEVER);
  }

  static Problem desktopOnly() {
    return Problem.session(
        "desktop-only",
        "This exam needs a computer. Open its link there, in Chrome or Edge",
        "Phones and tablets are turned away.",
        Retry.NEVER);
  }

  static Problem over() {
    return Problem.session(
        Problem.HELLO_REFUSED,
        "This attempt is finished",
        "Nothing more is recorded. You can close this page.",
        Retry.NEVER);
  }

  static Problem offerRefused(String peer, String why) {
    return Problem.about(
        peer, "offer-refused", "The picture or sound cannot be taken", why, Retry.NEVER);
  }

  static Problem engineAway(String peer) {
    return Problem.about(
        peer,
        "media-away",
        "The server for picture and sound cannot be reached",
        "This is not your fault, and your exam goes on; your browser tries again by itself.",
        Retry.LATER);
  }

  static Problem offerFailed(String peer) {
    return Problem.about(
        peer,
        "offer-failed",
        "The recording could not be started",
        "The server had a problem; trying again may help.",
        Retry.LATER);
  }

  static Problem noConsent(String about) {
    return Problem.about(
        about,
        "consent-missing",
        "Consent comes first",
        "Nothing is taken before the student has agreed.",
        Retry.NEVER);
  }

  static Problem tooLateToDecline() {
    return Problem.about(
        "decline",
        "decline-too-late",
        "The exam has begun",
        "Use Finish: it stops everything.",
        Retry.NEVER);
  }

  static Problem unknownExam(String exam) {
    return Problem.about(
        exam, "exam-unknown", "There is no such exam", "It may have been removed.", Retry.NEVER);
  }

  static Problem unknownAttempt(String attempt) {
    return Problem.about(
        attempt,
        "attempt-unknown",
        "This student is not in the room",
        "The attempt is unknown or nobody is connected to it.",
        Retry.NEVER);
  }

  static Problem notUnderWay(String attempt) {
    return Problem.about(
        attempt,
        "attempt-not-under-way",
        "This student's exam is not under way",
        "It has not begun yet, or is over.",
        Retry.NEVER);
  }

  static Problem notAllowed(String about) {
    return Problem.about(
        about,
        "not-allowed",
        "Your role does not allow that",
        "Ask a teacher of this exam.",
        Retry.NEVER);
  }

  static Problem tooManyViewers(String viewer) {
    return Problem.about(
        viewer,
        "too-many-viewers",
        "Too many live pictures at once",
        "Close some before opening more.",
        Retry.LATER);
  }
}
