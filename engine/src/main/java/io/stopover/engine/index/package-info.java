/** Indexes and load state of the target. */
@org.jspecify.annotations.NullMarked
package io.stopover.engine.index;
