/**
 * The pictures of a stream without its sound: a video element holds a loudspeaker open for sound, even where it is muted, and that
 * takes more than the pictures. Undefined where there are none.
 */
export function picturesOf(stream: MediaStream | undefined): MediaStream | undefined {
  const tracks = stream?.getVideoTracks() ?? [];
  return tracks.length === 0 ? undefined : new MediaStream(tracks);
}
