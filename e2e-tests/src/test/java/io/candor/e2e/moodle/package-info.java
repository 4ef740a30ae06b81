/** The Moodle plugin by itself and with a relay, without a Moodle: what PHP can say of it. */
@NullMarked
package io.candor.e2e.moodle;

import org.jspecify.annotations.NullMarked;
