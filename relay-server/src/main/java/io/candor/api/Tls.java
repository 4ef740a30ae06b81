package io.candor.api;

import io.candor.tls.Certificates;
import io.candor.tls.Challenges;
import io.candor.tls.Credentials;
import java.security.KeyStore;
import java.util.Arrays;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedKeyManager;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.util.ssl.SslContextFactory;

/** The TLS of the pages' port, whose certificate may change while connections go on. */
final class Tls {
  /** A year: for so long browsers that have been here come by TLS only (RFC 6797). */
  private static final long STRICT_SECONDS = 365L * 24 * 3600;

  private final Context context;
  private final SecureRequestCustomizer secure = new SecureRequestCustomizer(false);

  /** Begins with the first certificate. */
  Tls(Certificates certificates) {
    this.context = new Context(certificates.challenges());
    certify(context, certificates.first());
    hold(certificates.first());
  }

  /** Jetty's, with an ear for certificate authorities. */
  private static final class Context extends SslContextFactory.Server {
    private final Challenges challenges;

    Context(Challenges challenges) {
      this.challenges = challenges;
      setIncludeProtocols("TLSv1.3", "TLSv1.2");
      // Whoever asks by an address instead of a name is answered too.
      setSniRequired(false);
    }

    @Override
    public void customize(SSLEngine engine) {
      super.customize(engine);
      // An empty answer means: none of the protocols, and that's all right.
      engine.setHandshakeApplicationProtocolSelector(
          (handshake, asked) ->
              challenges.open() && asked.contains(Challenges.PROTOCOL) ? Challenges.PROTOCOL : "");
    }

    @Override
    protected KeyManager[] getKeyManagers(KeyStore store) throws Exception {
      return Arrays.stream(super.getKeyManagers(store))
          .map(each -> new ChallengeKeys((X509ExtendedKeyManager) each, challenges))
          .toArray(KeyManager[]::new);
    }
  }

  private static void certify(SslContextFactory factory, Credentials credentials) {
    factory.setKeyStore(credentials.keyStore());
    factory.setKeyStorePassword(Credentials.PASSWORD);
  }

  /** Nobody is held to a certificate that nobody trusts. */
  private void hold(Credentials credentials) {
    secure.setStsMaxAge(credentials.selfMade() ? -1 : STRICT_SECONDS);
  }

  /** Says of each request that it came by TLS. */
  SecureRequestCustomizer secure() {
    return secure;
  }

  SslConnectionFactory connections() {
    return new SslConnectionFactory(context, HttpVersion.HTTP_1_1.asString());
  }

  /** Shows whoever connects from now on another certificate; who is connected stays so. */
  void renew(Credentials credentials) {
    try {
      context.reload(each -> certify(each, credentials));
      hold(credentials);
    } catch (Exception e) {
      throw new HttpServerException("The new certificate cannot be used.", e);
    }
  }
}
