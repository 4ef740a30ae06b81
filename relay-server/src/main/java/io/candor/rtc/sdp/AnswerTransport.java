package io.candor.rtc.sdp;

import io.candor.rtc.ice.Candidate;
import io.candor.rtc.ice.IceCredentials;
import java.util.List;

/**
 * Our end of the one transport all sections share.
 *
 * @param fingerprintSha256 "AB:CD:…" of our certificate
 * @param sessionId for the o= line, not negative
 */
public record AnswerTransport(
    IceCredentials ice, String fingerprintSha256, List<Candidate> candidates, long sessionId) {}
