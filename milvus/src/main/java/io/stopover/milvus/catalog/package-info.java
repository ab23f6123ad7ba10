/**
 * Definitions and states on a server: databases, collections, indexes, aliases, load states,
 * counts.
 */
@org.jspecify.annotations.NullMarked
package io.stopover.milvus.catalog;
