package io.candor.rtc.sdp;

/**
 * A certificate's hash as a description promises it (RFC 8122).
 *
 * @param hash in lower case, "sha-256"
 * @param value upper-case hexadecimal pairs with colons
 */
public record Fingerprint(String hash, String value) {}
