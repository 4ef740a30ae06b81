package io.candor.exam;

import io.candor.media.MediaEngine;

/** What every sitting works with. */
public record RoomParts(
    Rows rows,
    Recordings recordings,
    MediaEngine engine,
    PeerBook peers,
    PolicyText texts,
    Clockwork clockwork) {}
