/** Whole migrations between real servers. */
@org.jspecify.annotations.NullMarked
package io.stopover.engine.job;
