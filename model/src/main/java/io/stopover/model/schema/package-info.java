/**
 * What a collection is: fields, functions, indexes, partitions, as read from a server, nothing
 * dropped silently.
 */
@org.jspecify.annotations.NullMarked
package io.stopover.model.schema;
