/** Who works here: accounts, sessions, roles in exams, and the log of who looked at what. */
@NullMarked
package io.candor.people;

import org.jspecify.annotations.NullMarked;
