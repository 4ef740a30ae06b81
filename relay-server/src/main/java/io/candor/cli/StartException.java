package io.candor.cli;

/** The server cannot start; the message is one sentence for the operator. */
public final class StartException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public StartException(String sentence) {
    super(sentence);
  }
}
