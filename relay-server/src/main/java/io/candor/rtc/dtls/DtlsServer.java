package io.candor.rtc.dtls;

import io.candor.rtc.srtp.SrtpKeys;
import io.candor.rtc.srtp.SrtpProfile;
import java.io.IOException;
import java.util.Hashtable;
import java.util.List;
import java.util.Vector;
import java.util.concurrent.Executor;
import org.bouncycastle.tls.AbstractTlsServer;
import org.bouncycastle.tls.AlertDescription;
import org.bouncycastle.tls.Certificate;
import org.bouncycastle.tls.CertificateRequest;
import org.bouncycastle.tls.CipherSuite;
import org.bouncycastle.tls.ClientCertificateType;
import org.bouncycastle.tls.DTLSServerProtocol;
import org.bouncycastle.tls.DTLSTransport;
import org.bouncycastle.tls.DatagramTransport;
import org.bouncycastle.tls.ExporterLabel;
import org.bouncycastle.tls.HashAlgorithm;
import org.bouncycastle.tls.ProtocolVersion;
import org.bouncycastle.tls.SignatureAlgorithm;
import org.bouncycastle.tls.SignatureAndHashAlgorithm;
import org.bouncycastle.tls.TlsCredentials;
import org.bouncycastle.tls.TlsSRTPUtils;
import org.bouncycastle.tls.TlsUtils;
import org.bouncycastle.tls.UseSRTPData;
import org.jspecify.annotations.Nullable;

/**
 * The relay's end of a DTLS-SRTP association: the passive one of the SDP. Speaks DTLS 1.2, asks for
 * the peer's certificate and compares it with the fingerprints of the peer's SDP.
 */
public final class DtlsServer extends DtlsPeer {
  // Not RSA-PSS: the library asks the JDK for it by a name that the JDK does not know.
  private static final List<SignatureAndHashAlgorithm> SIGNATURES =
      List.of(
          SignatureAndHashAlgorithm.getInstance(HashAlgorithm.sha256, SignatureAlgorithm.ecdsa),
          SignatureAndHashAlgorithm.getInstance(HashAlgorithm.sha384, SignatureAlgorithm.ecdsa),
          SignatureAndHashAlgorithm.getInstance(HashAlgorithm.sha256, SignatureAlgorithm.rsa),
          SignatureAndHashAlgorithm.getInstance(HashAlgorithm.sha384, SignatureAlgorithm.rsa),
          SignatureAndHashAlgorithm.getInstance(HashAlgorithm.sha512, SignatureAlgorithm.rsa));

  private final DtlsIdentity identity;
  private final List<Fingerprint> expected;
  private final int handshakeMillis;

  /**
   * A server that waits for the first datagram.
   *
   * @param expected the fingerprints of the peer's SDP; its certificate must match one
   * @param handshakes runs the one blocking task, on a virtual thread
   * @param onOutput called in that task when there is a datagram to send or an outcome
   */
  public DtlsServer(
      DtlsIdentity identity, List<Fingerprint> expected, Executor handshakes, Runnable onOutput) {
    this(identity, expected, handshakes, onOutput, HANDSHAKE_MILLIS);
  }

  DtlsServer(
      DtlsIdentity identity,
      List<Fingerprint> expected,
      Executor handshakes,
      Runnable onOutput,
      int handshakeMillis) {
    super(handshakes, MTU, onOutput);
    this.identity = identity;
    this.expected = List.copyOf(expected);
    this.handshakeMillis = handshakeMillis;
  }

  @Override
  protected Negotiated negotiate(DatagramTransport datagrams) throws IOException {
    Conversation conversation = new Conversation();
    DTLSTransport transport = new DTLSServerProtocol().accept(conversation, datagrams);
    return new Negotiated(transport, conversation.keys());
  }

  /** What the relay says and accepts in one handshake. */
  private final class Conversation extends AbstractTlsServer {
    private @Nullable SrtpProfile profile;
    private @Nullable SrtpKeys keys;

    Conversation() {
      super(identity.crypto());
    }

    Handshake.Done keys() {
      if (profile == null || keys == null) {
        throw new IllegalStateException("a handshake is complete without keys");
      }
      return new Handshake.Done(keys, profile);
    }

    @Override
    protected ProtocolVersion[] getSupportedVersions() {
      return ProtocolVersion.DTLSv12.only();
    }

    @Override
    protected int[] getSupportedCipherSuites() {
      return new int[] {
        CipherSuite.TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256,
        CipherSuite.TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384
      };
    }

    @Override
    public int getHandshakeTimeoutMillis() {
      return handshakeMillis;
    }

    @Override
    public int getHandshakeResendTimeMillis() {
      return RESEND_MILLIS;
    }

    @Override
    public boolean requiresExtendedMasterSecret() {
      return true;
    }

    @Override
    public TlsCredentials getCredentials() {
      return identity.credentials(context);
    }

    @Override
    @SuppressWarnings("JdkObsolete") // The library asks for a Vector.
    public CertificateRequest getCertificateRequest() {
      short[] types = {ClientCertificateType.ecdsa_sign, ClientCertificateType.rsa_sign};
      return new CertificateRequest(types, new Vector<>(SIGNATURES), null);
    }

    @Override
    public void notifyClientCertificate(Certificate chain) throws IOException {
      if (chain.isEmpty()) {
        throw refuse(AlertDescription.bad_certificate, "the peer shows no certificate");
      }
      byte[] certificate = chain.getCertificateAt(0).getEncoded();
      if (expected.stream().noneMatch(fingerprint -> fingerprint.matches(certificate))) {
        throw refuse(
            AlertDescription.bad_certificate, "the peer's certificate is not the one of its SDP");
      }
    }

    @Override
    @SuppressWarnings("rawtypes") // The library's signature.
    public void processClientExtensions(Hashtable extensions) throws IOException {
      super.processClientExtensions(extensions);
      UseSRTPData offer = TlsSRTPUtils.getUseSRTPExtension(extensions);
      profile = offer == null ? null : choose(offer.getProtectionProfiles());
      if (profile == null) {
        throw refuse(
            AlertDescription.handshake_failure, "the peer offers no SRTP profile the relay has");
      }
    }

    @Override
    @SuppressWarnings({"rawtypes", "unchecked"}) // The library's signature.
    public Hashtable getServerExtensions() throws IOException {
      Hashtable extensions = super.getServerExtensions();
      if (profile != null) {
        int[] chosen = {profile.id()};
        TlsSRTPUtils.addUseSRTPExtension(extensions, new UseSRTPData(chosen, TlsUtils.EMPTY_BYTES));
      }
      return extensions;
    }

    @Override
    public void notifyHandshakeComplete() throws IOException {
      super.notifyHandshakeComplete();
      if (profile != null) {
        byte[] material =
            context.exportKeyingMaterial(
                ExporterLabel.dtls_srtp, null, profile.keyingMaterialLength());
        keys = SrtpKeys.of(profile, material);
      }
    }

    @Override
    public void notifyAlertReceived(short level, short description) {
      alertReceived(level, description);
    }

    private static @Nullable SrtpProfile choose(int[] offered) {
      for (SrtpProfile ours : SrtpProfile.values()) {
        for (int theirs : offered) {
          if (ours.id() == theirs) {
            return ours;
          }
        }
      }
      return null;
    }
  }
}
