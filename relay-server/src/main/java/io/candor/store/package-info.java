/** The database: exams, attempts, events and parts in SQLite, written by one thread in groups. */
@NullMarked
package io.candor.store;

import org.jspecify.annotations.NullMarked;
