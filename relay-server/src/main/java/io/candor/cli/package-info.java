/** The command line: commands, help, and one sentence for every failure to start. */
@NullMarked
package io.candor.cli;

import org.jspecify.annotations.NullMarked;
