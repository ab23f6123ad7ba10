/** A plain Milvus client for tests, with builders of schemas and columns. */
@org.jspecify.annotations.NullMarked
package io.stopover.testkit.client;
