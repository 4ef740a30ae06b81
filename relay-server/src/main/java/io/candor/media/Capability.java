package io.candor.media;

/** Something an engine can do that another may not. */
public enum Capability {
  /** A viewer starts from a kept key frame, so watching asks nothing of the student's browser. */
  INSTANT_PREVIEW,
  /** Media may come over TCP, for networks that drop UDP. */
  ICE_TCP,
  /** How often a key frame is asked for can be set. */
  KEY_FRAME_POLICY,
  /** The recording is encrypted before it touches a disk. */
  ENCRYPTED_AT_ONCE
}
