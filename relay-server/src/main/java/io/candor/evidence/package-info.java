/** Photos, screenshots and clips: how they come, how they are checked, and where they are kept. */
@NullMarked
package io.candor.evidence;

import org.jspecify.annotations.NullMarked;
