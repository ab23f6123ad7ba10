/** Bounds on what is in flight: bytes, tasks, rate, time to wait. */
@org.jspecify.annotations.NullMarked
package io.stopover.engine.flow;
