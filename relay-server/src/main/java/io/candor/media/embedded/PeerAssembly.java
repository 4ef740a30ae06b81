package io.candor.media.embedded;

import io.candor.media.MediaEvent;
import io.candor.media.MediaEvents;
import io.candor.media.OfferRefused;
import io.candor.media.Publish;
import io.candor.media.Watch;
import io.candor.recording.PartRecorder;
import io.candor.recording.PartTracks;
import io.candor.rtc.dtls.DtlsIdentity;
import io.candor.rtc.dtls.DtlsServer;
import io.candor.rtc.dtls.Fingerprint;
import io.candor.rtc.ice.Candidate;
import io.candor.rtc.ice.IceCredentials;
import io.candor.rtc.ice.IceLite;
import io.candor.rtc.sdp.AnswerTransport;
import io.candor.rtc.sdp.MediaKind;
import io.candor.rtc.sdp.NegotiatedTrack;
import io.candor.rtc.sdp.SdpAnswer;
import io.candor.rtc.sdp.SdpOffer;
import io.candor.rtc.sdp.SentTrack;
import io.candor.rtc.session.IncomingMedia;
import io.candor.rtc.session.OutgoingTrack;
import io.candor.rtc.session.Pacer;
import io.candor.rtc.session.RtcSession;
import io.candor.rtc.session.SessionListener;
import java.security.SecureRandom;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** Turns an offer into a peer on the loop and an answer. Called on the session loop only. */
final class PeerAssembly {
  private final CompletableFuture<DtlsIdentity> identity;
  private final Executor handshakes;
  private final List<Candidate> candidates;
  private final DiskWriter disk;
  private final SessionLoop loop;
  private final MediaEvents events;
  private final SecureRandom random;

  PeerAssembly(
      CompletableFuture<DtlsIdentity> identity,
      Executor handshakes,
      List<Candidate> candidates,
      DiskWriter disk,
      SessionLoop loop,
      MediaEvents events,
      SecureRandom random) {
    this.identity = identity;
    this.handshakes = handshakes;
    this.candidates = candidates;
    this.disk = disk;
    this.loop = loop;
    this.events = events;
    this.random = random;
  }

  /** Adds a publisher and returns the SDP answer. */
  String publisher(Publish publish) {
    requireNew(publish.peer());
    SdpOffer offer = SdpOffer.parse(publish.offer());
    IceCredentials ice = IceCredentials.random(random);
    SdpAnswer answer = SdpAnswer.publish(offer, transport(ice), publish.mostVideoKbps());
    List<NegotiatedTrack> tracks = answer.tracks();
    loop.peers()
        .add(
            new Publisher(
                publish.peer(),
                ice.ufrag(),
                events,
                loop.peers(),
                publisher ->
                    new Publisher.Session(
                        session(publish.peer(), ice, offer, publisher),
                        new IncomingMedia(
                            tracks,
                            random.nextLong(1, 1L << 32),
                            publish.keyFrames().every(),
                            publisher,
                            loop.now()),
                        new Witness(publish.peer(), events, tracks, loop.now()),
                        recorder(publish.peer(), publish.tape(), tracks))));
    return answer.text();
  }

  private @Nullable Recorder recorder(
      String peer, Publish.@Nullable Tape tape, List<NegotiatedTrack> tracks) {
    if (tape == null) {
      return null;
    }
    Set<MediaEvent.Kind> kinds =
        tape.of(tracks.stream().map(track -> MediaEvent.Kind.of(track.kind())).toList());
    boolean video = kinds.contains(MediaEvent.Kind.VIDEO);
    boolean audio = kinds.contains(MediaEvent.Kind.AUDIO);
    PartTracks usual = audio ? PartTracks.camera(true) : PartTracks.screen();
    PartTracks agreed = new PartTracks(video, audio, usual.width(), usual.height());
    return new Recorder(
        peer, new PartRecorder(tape.part(), agreed), kinds, disk.lane(), loop.now());
  }

  /** Adds a viewer and returns the SDP answer. */
  String viewer(Watch watch) {
    requireNew(watch.viewer());
    if (!(loop.peers().named(watch.publisher()) instanceof Publisher source)) {
      throw new OfferRefused("What you want to watch is not live any more.");
    }
    SdpOffer offer = SdpOffer.parse(watch.offer());
    IceCredentials ice = IceCredentials.random(random);
    List<SentTrack> wanted = List.of(sent(MediaKind.VIDEO), sent(MediaKind.AUDIO));
    SdpAnswer answer = SdpAnswer.watch(offer, transport(ice), wanted);
    Viewer added =
        new Viewer(
            watch.viewer(),
            ice.ufrag(),
            source,
            events,
            loop.peers(),
            viewer -> viewerSession(session(watch.viewer(), ice, offer, viewer), answer));
    loop.peers().add(added);
    source.forwarder().add(added);
    return answer.text();
  }

  private Viewer.Session viewerSession(RtcSession session, SdpAnswer answer) {
    Pacer pacer = new Pacer(session, loop.now());
    return new Viewer.Session(
        session,
        pacer,
        outgoing(session, pacer, answer, MediaKind.VIDEO),
        outgoing(session, pacer, answer, MediaKind.AUDIO));
  }

  private @Nullable OutgoingTrack outgoing(
      RtcSession session, Pacer pacer, SdpAnswer answer, MediaKind kind) {
    for (NegotiatedTrack track : answer.tracks()) {
      if (track.kind() == kind) {
        return new OutgoingTrack(
            session,
            pacer,
            track.ssrc(),
            track.payloadType(),
            random.nextInt(1 << 15),
            random.nextLong(1L << 31));
      }
    }
    return null;
  }

  private SentTrack sent(MediaKind kind) {
    String id = kind == MediaKind.VIDEO ? "video" : "audio";
    return new SentTrack(kind, random.nextLong(1, 1L << 32), "candor", "candor", id);
  }

  private RtcSession session(
      String peer, IceCredentials ice, SdpOffer offer, SessionListener listener) {
    List<Fingerprint> expected =
        offer.fingerprints().stream()
            .map(print -> Fingerprint.parse(print.hash(), print.value()))
            .filter(Objects::nonNull)
            .toList();
    if (expected.isEmpty()) {
      throw new OfferRefused("The offer's certificate fingerprint is of no kind the relay knows.");
    }
    DtlsServer dtls = new DtlsServer(identity.join(), expected, handshakes, () -> nudge(peer));
    return new RtcSession(new IceLite(ice, offer.ice(), loop.now()), dtls, listener, loop.now());
  }

  /** The handshake's thread has something to send: lets the loop fetch it. */
  private void nudge(String peer) {
    loop.execute(
        () -> {
          Peer named = loop.peers().named(peer);
          if (named != null) {
            named.wake(loop.now(), loop);
          }
        });
  }

  private AnswerTransport transport(IceCredentials ice) {
    return new AnswerTransport(
        ice, identity.join().fingerprintSha256(), candidates, random.nextLong(1L << 62));
  }

  private void requireNew(String peer) {
    if (loop.peers().named(peer) != null) {
      throw new OfferRefused("This peer connection has been used before; make a new one.");
    }
  }
}
