/** Writing frames, and what an answer to a write means. */
@org.jspecify.annotations.NullMarked
package io.stopover.milvus.write;
