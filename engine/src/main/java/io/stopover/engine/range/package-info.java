/** What may happen to a range, decided without a server. */
@org.jspecify.annotations.NullMarked
package io.stopover.engine.range;
