/** Coded errors: what went wrong, whose side it is on, and the remedy. */
@org.jspecify.annotations.NullMarked
package io.stopover.model.error;
