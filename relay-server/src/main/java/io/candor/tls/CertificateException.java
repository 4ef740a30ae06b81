package io.candor.tls;

import org.jspecify.annotations.Nullable;

/** A certificate cannot be used; the message is one sentence for the operator. */
public final class CertificateException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  CertificateException(String sentence) {
    super(sentence);
  }

  CertificateException(String sentence, @Nullable Throwable cause) {
    super(sentence, cause);
  }
}
