/** Whole migrations and comparisons against the fake Milvus. */
@org.jspecify.annotations.NullMarked
package io.stopover.engine.migration;
