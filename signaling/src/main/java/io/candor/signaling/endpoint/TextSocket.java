package io.candor.signaling.endpoint;

/** What a line needs of a WebSocket; none of its methods blocks. */
interface TextSocket {
  /** Sends one text and then calls back, with whether it went out. One at a time. */
  void send(String text, Sent sent);

  /** Closes politely. */
  void close(int code, String reason);

  /** Drops the connection at once. */
  void abort();

  /** Called when a text has left or failed. */
  interface Sent {
    void sent(boolean ok);
  }
}
