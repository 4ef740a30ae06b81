package io.candor.rtc.peer;

import io.candor.rtc.dtls.DtlsIdentity;
import io.candor.rtc.dtls.DtlsPeer;
import io.candor.rtc.dtls.Fingerprint;
import io.candor.rtc.dtls.Handshake;
import io.candor.rtc.srtp.SrtpKeys;
import io.candor.rtc.srtp.SrtpProfile;
import java.io.IOException;
import java.util.Hashtable;
import java.util.List;
import java.util.Vector;
import java.util.concurrent.Executor;
import org.bouncycastle.tls.AbstractTlsClient;
import org.bouncycastle.tls.AlertDescription;
import org.bouncycastle.tls.CertificateRequest;
import org.bouncycastle.tls.CipherSuite;
import org.bouncycastle.tls.DTLSClientProtocol;
import org.bouncycastle.tls.DTLSTransport;
import org.bouncycastle.tls.DatagramTransport;
import org.bouncycastle.tls.ExporterLabel;
import org.bouncycastle.tls.HashAlgorithm;
import org.bouncycastle.tls.ProtocolVersion;
import org.bouncycastle.tls.SignatureAlgorithm;
import org.bouncycastle.tls.SignatureAndHashAlgorithm;
import org.bouncycastle.tls.TlsAuthentication;
import org.bouncycastle.tls.TlsContext;
import org.bouncycastle.tls.TlsCredentials;
import org.bouncycastle.tls.TlsSRTPUtils;
import org.bouncycastle.tls.TlsServerCertificate;
import org.bouncycastle.tls.TlsUtils;
import org.bouncycastle.tls.UseSRTPData;
import org.jspecify.annotations.Nullable;

/**
 * The active end of a DTLS-SRTP association, as a browser is towards the relay. Call {@link
 * #start()} once the path is there.
 */
public class DtlsClient extends DtlsPeer {
  private final DtlsIdentity identity;
  private final Fingerprint expected;
  private final List<SrtpProfile> profiles;

  /** A client like Chromium: both profiles, datagrams up to {@value #MTU} bytes. */
  public DtlsClient(
      DtlsIdentity identity, Fingerprint expected, Executor handshakes, Runnable onOutput) {
    this(identity, expected, List.of(SrtpProfile.values()), MTU, handshakes, onOutput);
  }

  /**
   * A client that offers these profiles and cuts its handshake messages for a small MTU.
   *
   * @param expected the fingerprint of the server's SDP
   * @param profiles what is offered in {@code use_srtp}; when empty the extension is left out
   */
  public DtlsClient(
      DtlsIdentity identity,
      Fingerprint expected,
      List<SrtpProfile> profiles,
      int mtu,
      Executor handshakes,
      Runnable onOutput) {
    super(handshakes, mtu, onOutput);
    this.identity = identity;
    this.expected = expected;
    this.profiles = List.copyOf(profiles);
  }

  @Override
  protected final Negotiated negotiate(DatagramTransport datagrams) throws IOException {
    Conversation conversation = new Conversation();
    DTLSTransport transport = new DTLSClientProtocol().connect(conversation, datagrams);
    return new Negotiated(transport, conversation.keys());
  }

  /** What the client shows of itself; a client of evil intent may show nothing. */
  protected @Nullable TlsCredentials credentials(TlsContext context) {
    return identity.credentials(context);
  }

  /** What the client says and accepts in one handshake. */
  private final class Conversation extends AbstractTlsClient {
    private @Nullable SrtpProfile profile;
    private @Nullable SrtpKeys keys;

    Conversation() {
      super(identity.crypto());
    }

    Handshake.Done keys() {
      if (profile == null || keys == null) {
        throw new IllegalStateException("the server chose no SRTP profile");
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
        CipherSuite.TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256
      };
    }

    /** A JDK without other providers knows no RSA-PSS under Bouncy Castle's name for it. */
    @Override
    @SuppressWarnings("rawtypes") // The library's signature.
    protected Vector getSupportedSignatureAlgorithms() {
      return new Vector<>(
          List.of(
              new SignatureAndHashAlgorithm(HashAlgorithm.sha256, SignatureAlgorithm.ecdsa),
              new SignatureAndHashAlgorithm(HashAlgorithm.sha256, SignatureAlgorithm.rsa)));
    }

    @Override
    public int getHandshakeTimeoutMillis() {
      return HANDSHAKE_MILLIS;
    }

    @Override
    public int getHandshakeResendTimeMillis() {
      return RESEND_MILLIS;
    }

    @Override
    @SuppressWarnings({"rawtypes", "unchecked"}) // The library's signature.
    public Hashtable getClientExtensions() throws IOException {
      Hashtable extensions = super.getClientExtensions();
      if (!profiles.isEmpty()) {
        int[] ids = profiles.stream().mapToInt(SrtpProfile::id).toArray();
        TlsSRTPUtils.addUseSRTPExtension(extensions, new UseSRTPData(ids, TlsUtils.EMPTY_BYTES));
      }
      return extensions;
    }

    @Override
    @SuppressWarnings("rawtypes") // The library's signature.
    public void processServerExtensions(Hashtable extensions) throws IOException {
      super.processServerExtensions(extensions);
      UseSRTPData answer = TlsSRTPUtils.getUseSRTPExtension(extensions);
      profile = answer == null ? null : SrtpProfile.of(answer.getProtectionProfiles()[0]);
    }

    @Override
    public TlsAuthentication getAuthentication() {
      return new TlsAuthentication() {
        @Override
        public void notifyServerCertificate(TlsServerCertificate server) throws IOException {
          if (!expected.matches(server.getCertificate().getCertificateAt(0).getEncoded())) {
            throw refuse(
                AlertDescription.bad_certificate,
                "the server's certificate is not the one of its SDP");
          }
        }

        @Override
        public @Nullable TlsCredentials getClientCredentials(CertificateRequest request) {
          return credentials(context);
        }
      };
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
  }
}
