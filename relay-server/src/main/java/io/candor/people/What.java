package io.candor.people;

import java.util.Locale;

/** What the audit log tells of. */
public enum What {
  SIGN_IN,
  SIGN_IN_FAILED,
  SIGN_OUT,
  SIGN_OUT_EVERYWHERE,
  PASSWORD_CHANGED,
  PERSON_INVITED,
  PERSON_RESET,
  PERSON_DISABLED,
  PERSON_ENABLED,
  ADMINISTRATOR_MADE,
  ADMINISTRATOR_UNMADE,
  EXAM_MADE,
  EXAM_CHANGED,
  MEMBER_ADDED,
  MEMBER_REMOVED,
  ROOM_OPENED,
  LIVE_OPENED,
  MESSAGE_SENT,
  ATTEMPT_ENDED,
  ATTEMPT_HELD,
  HOLD_LIFTED,
  ATTEMPT_ERASED,
  ATTEMPT_EXPORTED,
  REPORT_OPENED,
  RECORDING_OPENED,
  OWN_PAGE_OPENED,
  OWN_PAGE_EXPORTED,
  OWN_PAGE_REFUSED,
  STATEMENT_WRITTEN,
  REFUSED;

  /** As stored and told, such as {@code sign-in-failed}. */
  public String wire() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
