package io.candor.api;

/** The HTTP server cannot start; the message is one sentence for the operator. */
public final class HttpServerException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  HttpServerException(String sentence, Throwable cause) {
    super(sentence, cause);
  }
}
