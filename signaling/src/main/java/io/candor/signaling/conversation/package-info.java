/** What is said in answer to what: one conversation per connection, without a socket. */
@NullMarked
package io.candor.signaling.conversation;

import org.jspecify.annotations.NullMarked;
