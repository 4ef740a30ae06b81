/** HTTP: small servlets, one per resource, behind one table of routes and roles. */
@NullMarked
package io.candor.api;

import org.jspecify.annotations.NullMarked;
