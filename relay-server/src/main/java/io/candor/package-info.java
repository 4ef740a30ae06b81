/** The server's entry point, which wires everything by hand. */
@NullMarked
package io.candor;

import org.jspecify.annotations.NullMarked;
