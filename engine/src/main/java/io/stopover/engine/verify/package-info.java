/** Reading the target back, comparing it with what was copied, and naming the keys that differ. */
@org.jspecify.annotations.NullMarked
package io.stopover.engine.verify;
