/** What an operator can set: one record per domain, read once at start. */
@NullMarked
package io.candor.config;

import org.jspecify.annotations.NullMarked;
