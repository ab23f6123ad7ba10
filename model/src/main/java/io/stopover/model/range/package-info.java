/** Primary keys, the ranges that tile them, and what may happen to a range. */
@org.jspecify.annotations.NullMarked
package io.stopover.model.range;
