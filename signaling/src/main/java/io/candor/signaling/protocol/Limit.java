package io.candor.signaling.protocol;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The most characters a string, or elements a list, may have on the wire. Strings without it may
 * have {@value #ID}, lists {@value #LIST}.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Limit {
  int ID = 64;
  int LIST = 64;
  int NAME = 200;
  int TEXT = 2 * 1024;

  /** The whole of what a student is shown before agreeing. */
  int WORDING = 16 * 1024;

  int SDP = 32 * 1024;

  int value();
}
