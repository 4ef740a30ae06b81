/** The server's certificate: where it comes from, and how a newer one takes its place. */
@NullMarked
package io.candor.tls;

import org.jspecify.annotations.NullMarked;
