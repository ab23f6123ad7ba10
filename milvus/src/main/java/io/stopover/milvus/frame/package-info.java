/**
 * Columns as bytes: query answers are cut into column slices and re-framed as insert requests
 * without decoding them.
 */
@org.jspecify.annotations.NullMarked
package io.stopover.milvus.frame;
