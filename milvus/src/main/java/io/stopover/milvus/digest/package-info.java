/** Row digests as docs/digest.md specifies them. */
@org.jspecify.annotations.NullMarked
package io.stopover.milvus.digest;
