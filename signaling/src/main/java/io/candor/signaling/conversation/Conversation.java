package io.candor.signaling.conversation;

/**
 * One connection's dialogue. Both methods are called one after the other, never by two threads at
 * once, and may block.
 */
public interface Conversation {
  /** A text message has come. */
  void heard(String text);

  /** The connection is gone; the last call. */
  void gone();
}
