package io.candor.tls;

import java.util.Optional;

/** Where certificates come from; asked by one thread at a time. */
interface CertificateSource {
  /**
   * The one to begin with.
   *
   * @throws CertificateException when there is none
   */
  Credentials first();

  /**
   * The one to go on with, if it is another than was told last.
   *
   * @throws CertificateException when there is another, and it cannot be used
   */
  Optional<Credentials> next();
}
