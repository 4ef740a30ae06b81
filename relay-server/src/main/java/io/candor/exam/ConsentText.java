package io.candor.exam;

/** The text students agree to; a new wording is a new version. */
public final class ConsentText {
  public static final String VERSION = "4";

  private ConsentText() {}
}
