/**
 * Channels to one server and the two ways to call it: exactly once, or repeated within a budget.
 */
@org.jspecify.annotations.NullMarked
package io.stopover.milvus.connection;
