/** From ranges of the source to acknowledged rows on the target. */
@org.jspecify.annotations.NullMarked
package io.stopover.engine.copy;
