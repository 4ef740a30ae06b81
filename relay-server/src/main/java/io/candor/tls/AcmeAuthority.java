package io.candor.tls;

import io.candor.config.Encryption;
import java.io.IOException;
import java.net.ProxySelector;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.x509.Extension;
import org.shredzone.acme4j.AccountBuilder;
import org.shredzone.acme4j.Authorization;
import org.shredzone.acme4j.Login;
import org.shredzone.acme4j.Order;
import org.shredzone.acme4j.RenewalInfo;
import org.shredzone.acme4j.Session;
import org.shredzone.acme4j.Status;
import org.shredzone.acme4j.challenge.Challenge;
import org.shredzone.acme4j.challenge.TlsAlpn01Challenge;
import org.shredzone.acme4j.connector.Resource;
import org.shredzone.acme4j.exception.AcmeException;
import org.shredzone.acme4j.util.CertificateUtils;

/** An authority that speaks ACME (RFC 8555), shown by TLS that the names are ours (RFC 8737). */
final class AcmeAuthority implements CertificateAuthority {
  /** How long an authority may take for each step. */
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private static final Duration CHALLENGE_VALIDITY = Duration.ofDays(1);

  private final Encryption.Acme settings;
  private final KeyPair account;
  private final Challenges challenges;
  private final SelfSigner signer;
  private final TrustingProvider provider;
  private final AcmeFailure failure;

  /**
   * Asks nothing yet.
   *
   * @param account the key by which the authority knows us
   * @param challenges where the authority finds what it looks for
   * @throws CertificateException when the certificates to trust cannot be read
   */
  AcmeAuthority(
      Encryption.Acme settings,
      KeyPair account,
      Challenges challenges,
      InstantSource clock,
      SecureRandom random) {
    this.settings = settings;
    this.account = account;
    this.challenges = challenges;
    this.signer = new SelfSigner(clock, random);
    this.provider = TrustingProvider.of(settings.trust());
    this.failure = new AcmeFailure(settings.directory().getHost());
  }

  @Override
  public Credentials order(List<String> names) throws InterruptedException {
    try {
      Order order = login(session()).newOrder().domains(names).create();
      prove(order);
      KeyPair pair = signer.pair();
      if (order.waitUntilReady(PATIENCE) == Status.READY) {
        order.execute(pair);
      }
      if (order.waitForCompletion(PATIENCE) != Status.VALID) {
        throw failure.told(
            "gave up the order"
                + order
                    .getError()
                    .map(e -> " (" + AcmeFailure.quoted(e.toString()) + ")")
                    .orElse(""),
            Optional.empty(),
            null);
      }
      return new Credentials(
          order.getCertificate().getCertificateChain(),
          pair.getPrivate(),
          Credentials.Origin.OTHERS);
    } catch (AcmeException e) {
      throw failure.of(e);
    } catch (RuntimeException e) {
      throw failure.of(e);
    } finally {
      challenges.clear();
    }
  }

  @Override
  public Optional<RenewalAdvice> advice(X509Certificate certificate) {
    try {
      Session session = session();
      if (session.resourceUrlOptional(Resource.RENEWAL_INFO).isEmpty()) {
        return Optional.empty();
      }
      // Asked without an account; the address stands for none.
      Login nobody = session.login(session.resourceUrl(Resource.NEW_ACCOUNT), account);
      RenewalInfo info = nobody.bindRenewalInfo(certificate);
      return Optional.of(
          new RenewalAdvice(
              info.getSuggestedWindowStart(), info.getSuggestedWindowEnd(), info.getRetryAfter()));
    } catch (AcmeException e) {
      throw failure.of(e);
    } catch (RuntimeException e) {
      throw failure.of(e);
    }
  }

  private Session session() {
    Session session = new Session(settings.directory(), provider);
    session.setLocale(Locale.ENGLISH);
    session.networkSettings().setProxySelector(ProxySelector.getDefault());
    return session;
  }

  /** The account of our key; made when there is none yet. */
  private Login login(Session session) throws AcmeException {
    AccountBuilder builder = new AccountBuilder().agreeToTermsOfService().useKeyPair(account);
    settings.contact().ifPresent(builder::addEmail);
    settings.binding().ifPresent(binding -> builder.withKeyIdentifier(binding.id(), binding.key()));
    return builder.createLogin(session);
  }

  /** Lets the authority look at every name it has not seen lately. */
  private void prove(Order order) throws AcmeException, InterruptedException {
    List<Authorization> waited = new ArrayList<>();
    for (Authorization authorization : order.getAuthorizations()) {
      if (authorization.getStatus() != Status.VALID) {
        TlsAlpn01Challenge challenge =
            authorization
                .findChallenge(TlsAlpn01Challenge.class)
                .orElseThrow(
                    () ->
                        failure.told(
                            "does not offer the challenge tls-alpn-01", Optional.empty(), null));
        String name = authorization.getIdentifier().getDomain();
        challenges.show(name, answer(name, challenge));
        challenge.trigger();
        waited.add(authorization);
      }
    }
    for (Authorization authorization : waited) {
      if (authorization.waitForCompletion(PATIENCE) != Status.VALID) {
        throw failure.notFound(
            authorization.getIdentifier().getDomain(),
            authorization.findChallenge(TlsAlpn01Challenge.class).flatMap(Challenge::getError));
      }
    }
  }

  private Credentials answer(String name, TlsAlpn01Challenge challenge) {
    KeyPair pair = signer.pair();
    try {
      Extension proof =
          new Extension(
              CertificateUtils.ACME_VALIDATION,
              true,
              new DEROctetString(challenge.getAcmeValidation()).getEncoded());
      return new Credentials(
          List.of(
              signer.certificate(
                  pair, "CN=Candor (challenge)", List.of(name), CHALLENGE_VALIDITY, proof)),
          pair.getPrivate(),
          Credentials.Origin.SELF_MADE);
    } catch (IOException e) {
      throw new IllegalStateException("an octet string has a DER form", e);
    }
  }
}
