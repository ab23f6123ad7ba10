/** What indexes do to vectors, measured on real servers. */
@org.jspecify.annotations.NullMarked
package io.stopover.milvus.vectors;
