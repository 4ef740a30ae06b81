package io.candor.api;

import io.candor.tls.Challenges;
import io.candor.tls.Credentials;
import java.net.Socket;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.Optional;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedKeyManager;
import org.jspecify.annotations.Nullable;

/**
 * Shows a certificate authority that looks whether a name is ours what it looks for (RFC 8737), and
 * everybody else the server's certificate.
 */
final class ChallengeKeys extends X509ExtendedKeyManager {
  private static final String ALIAS = Challenges.PROTOCOL + " ";

  private final X509ExtendedKeyManager ordinary;
  private final Challenges challenges;

  ChallengeKeys(X509ExtendedKeyManager ordinary, Challenges challenges) {
    this.ordinary = ordinary;
    this.challenges = challenges;
  }

  @Override
  public @Nullable String chooseEngineServerAlias(
      String type, Principal @Nullable [] issuers, SSLEngine engine) {
    if (!Challenges.PROTOCOL.equals(engine.getHandshakeApplicationProtocol())) {
      return ordinary.chooseEngineServerAlias(type, issuers, engine);
    }
    return type.equals("EC")
        ? askedFor(engine)
            .filter(name -> challenges.of(name).isPresent())
            .map(ALIAS::concat)
            .orElse(null)
        : null;
  }

  /** The name in the handshake (RFC 6066, section 3). */
  private static Optional<String> askedFor(SSLEngine engine) {
    return engine.getHandshakeSession() instanceof ExtendedSSLSession session
        ? session.getRequestedServerNames().stream()
            .filter(SNIHostName.class::isInstance)
            .map(name -> ((SNIHostName) name).getAsciiName())
            .findFirst()
        : Optional.empty();
  }

  private Optional<Credentials> challenge(String alias) {
    return alias.startsWith(ALIAS)
        ? challenges.of(alias.substring(ALIAS.length()))
        : Optional.empty();
  }

  @Override
  public X509Certificate @Nullable [] getCertificateChain(String alias) {
    return challenge(alias)
        .map(credentials -> credentials.chain().toArray(X509Certificate[]::new))
        .orElseGet(() -> ordinary.getCertificateChain(alias));
  }

  @Override
  public @Nullable PrivateKey getPrivateKey(String alias) {
    return challenge(alias).map(Credentials::key).orElseGet(() -> ordinary.getPrivateKey(alias));
  }

  @Override
  public @Nullable String chooseServerAlias(
      String type, Principal @Nullable [] issuers, @Nullable Socket socket) {
    return ordinary.chooseServerAlias(type, issuers, socket);
  }

  @Override
  public String @Nullable [] getServerAliases(String type, Principal @Nullable [] issuers) {
    return ordinary.getServerAliases(type, issuers);
  }

  @Override
  public @Nullable String chooseClientAlias(
      String[] types, Principal @Nullable [] issuers, @Nullable Socket socket) {
    return ordinary.chooseClientAlias(types, issuers, socket);
  }

  @Override
  public String @Nullable [] getClientAliases(String type, Principal @Nullable [] issuers) {
    return ordinary.getClientAliases(type, issuers);
  }
}
