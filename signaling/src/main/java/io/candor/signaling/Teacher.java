package io.candor.signaling;

/**
 * Somebody who has signed in to the console.
 *
 * @param id the person's
 * @param session in which this page is open; it may end while the page stays connected
 */
public record Teacher(String id, String session) {}
