/** Whole jobs: a migration of many collections, a comparison of many pairs. */
@org.jspecify.annotations.NullMarked
package io.stopover.engine.job;
