package io.candor.e2e.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/** The extension's offscreen document, seen through the browser's heap. */
final class OffscreenDocument {
  private static final String ADDRESS = "offscreen.html";
  // Kept from now on, so that those let go of can be looked at too.
  private static final String KEEP =
      """
      streams => {
        globalThis.keptTracks = [...new Set(streams.flatMap(stream => stream.getTracks()))];
      }
      """;
  private static final String LIVE =
      "keptTracks.filter(track => track.readyState === 'live').length";
  private static final String STILL =
      """
      async (connections) => {
        let still = 0;
        for (const connection of connections) {
          for (const sender of connection.getSenders()) {
            if (%s) {
              const parameters = sender.getParameters();
              parameters.encodings[0].active = false;
              await sender.setParameters(parameters);
              still++;
            }
          }
        }
        return still;
      }
      """;
  private static final String SENT =
      """
      async (connections) => {
        const sent = [];
        for (const connection of connections) {
          for (const sender of connection.getSenders()) {
            const source = sender.track?.getSettings().displaySurface ? 'screen' : 'camera';
            for (const [, stats] of await sender.getStats()) {
              if (stats.type === 'outbound-rtp' && stats.kind === 'video') {
                sent.push({ source, ssrc: stats.ssrc, frames: stats.framesSent });
              }
            }
          }
        }
        return sent;
      }
      """;

  private static final String FOREIGN =
      """
      performance.getEntriesByType('resource').map(({ name }) => name)
        .filter(name => !name.startsWith(location.origin + '/') && !name.startsWith('%s/'))
      """;
  private static final String WAYS =
      """
      async (connections) => {
        const ways = [];
        for (const connection of connections) {
          const stats = new Map(await connection.getStats());
          for (const { selectedCandidatePairId } of stats.values()) {
            const local = stats.get(stats.get(selectedCandidatePairId)?.localCandidateId);
            const relay = local?.relayProtocol;
            if (local) ways.push(relay ? `TURN over ${relay}` : `straight over ${local.protocol}`);
          }
        }
        return ways;
      }
      """;

  private static final String OWN_PAGE =
      """
      new Promise((told) => {
        indexedDB.open('candor').onsuccess = ({ target: { result: database } }) => {
          database.transaction('attempt').objectStore('attempt').get('current').onsuccess =
            ({ target: { result } }) => { database.close(); told(result.ownPage); };
        };
      })
      """;

  private static final String STOP_SHARING =
      """
      streams => streams.flatMap(stream => stream.getVideoTracks())
        .filter(track => track.getSettings().displaySurface && track.readyState === 'live')
        .forEach(track => { track.stop(); track.dispatchEvent(new Event('ended')); })
      """;
  private static final String MUTE =
      """
      streams => streams.flatMap(stream => stream.getAudioTracks())
        .forEach(track => Object.defineProperty(track, 'muted', { value: %s, configurable: true }))
      """;

  private static final String WAITING =
      """
      (async () => {
        // While the document is being opened there is none of it.
        const all = location.protocol === 'chrome-extension:' ? await indexedDB.databases() : [];
        return all.some(({ name }) => name === 'candor-evidence') ? new Promise((told) => {
          indexedDB.open('candor-evidence').onsuccess = ({ target: { result: database } }) => {
            database.transaction('pieces').objectStore('pieces').getAll().onsuccess =
              ({ target: { result } }) => { database.close(); told(result.map(({ id }) => id)); };
          };
        }) : [];
      })()
      """;

  private final DevTools devTools;

  OffscreenDocument(DevTools devTools) {
    this.devTools = devTools;
  }

  /** The path of the student's own page, as the relay has told it. */
  String ownPage() {
    return devTools.run(ADDRESS, OWN_PAGE).asText();
  }

  /** The ids of the evidence that waits on this browser's disk, the oldest first. */
  List<String> waiting() {
    List<String> ids = new ArrayList<>();
    devTools.run(ADDRESS, WAITING).forEach(id -> ids.add(id.asText()));
    return ids;
  }

  /** Takes hold of all tracks there are, to be counted now and later. */
  void keepTracks() {
    devTools.onAll(ADDRESS, "MediaStream", KEEP);
  }

  /** How many of the tracks that were kept are live. */
  int liveTracks() {
    return devTools.run(ADDRESS, LIVE).asInt();
  }

  /** What the browser does when "Stop sharing" is pressed; its bar cannot be reached from here. */
  void stopSharing() {
    devTools.onAll(ADDRESS, "MediaStream", STOP_SHARING);
  }

  /** Says of the microphone what a browser says when a key or the system has muted it, or not. */
  void muteMicrophone(boolean muted) {
    devTools.onAll(ADDRESS, "MediaStream", MUTE.formatted(muted));
  }

  /** Lets the screen send nothing more, as a screen on which nothing moves does. */
  int stillScreen() {
    return still("sender.track?.getSettings().displaySurface !== undefined");
  }

  /** Lets nothing more be sent at all: neither pictures nor sound. */
  int still() {
    return still("sender.track");
  }

  private int still(String which) {
    return devTools.onAll(ADDRESS, "RTCPeerConnection", STILL.formatted(which)).asInt();
  }

  /**
   * What a browser has sent of one source's pictures.
   *
   * @param frames by its own statistics
   */
  record SentVideo(String source, long ssrc, long frames) {}

  /** The video this browser sends, one of each source. */
  List<SentVideo> sentVideo() {
    List<SentVideo> sent = new ArrayList<>();
    for (JsonNode video : devTools.onAll(ADDRESS, "RTCPeerConnection", SENT)) {
      sent.add(
          new SentVideo(
              video.path("source").asText(),
              video.path("ssrc").asLong(),
              video.path("frames").asLong()));
    }
    return sent;
  }

  /** Nothing was fetched but from the extension itself and from the relay at this address. */
  void asksNobodyElse(URI relay) {
    assertThat(devTools.run(ADDRESS, FOREIGN.formatted(relay))).isEmpty();
  }

  /** How each connection's media travels, such as "straight over udp" or "TURN over tcp". */
  List<String> ways() {
    List<String> ways = new ArrayList<>();
    devTools.onAll(ADDRESS, "RTCPeerConnection", WAYS).forEach(way -> ways.add(way.asText()));
    return ways;
  }
}
