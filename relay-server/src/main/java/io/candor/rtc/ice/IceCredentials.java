package io.candor.rtc.ice;

import java.util.random.RandomGenerator;

/** The user name fragment and password of one ICE agent (RFC 8445 §5.3). */
public record IceCredentials(String ufrag, String pwd) {
  private static final String ICE_CHARS =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  private static final int UFRAG_LENGTH = 16;
  private static final int PWD_LENGTH = 32;

  /** New credentials: 96 and 192 random bits, so a fragment also names its session uniquely. */
  public static IceCredentials random(RandomGenerator random) {
    return new IceCredentials(word(random, UFRAG_LENGTH), word(random, PWD_LENGTH));
  }

  /** Whether both are made of ice-chars and as long as RFC 8839 §5.4 demands. */
  public boolean valid() {
    return iceWord(ufrag, 4) && iceWord(pwd, 22);
  }

  /** Names the fragment only: a password has no place in a log. */
  @Override
  public String toString() {
    return "IceCredentials[" + ufrag + "]";
  }

  private static boolean iceWord(String word, int atLeast) {
    return word.length() >= atLeast
        && word.length() <= 256
        && word.chars().allMatch(c -> ICE_CHARS.indexOf(c) >= 0);
  }

  private static String word(RandomGenerator random, int length) {
    StringBuilder word = new StringBuilder(length);
    for (int i = 0; i < length; i++) {
      word.append(ICE_CHARS.charAt(random.nextInt(ICE_CHARS.length())));
    }
    return word.toString();
  }
}
