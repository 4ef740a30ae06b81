/** Learning management systems: who they are, what they ask for, and what they are told. */
@NullMarked
package io.candor.lms;

import org.jspecify.annotations.NullMarked;
