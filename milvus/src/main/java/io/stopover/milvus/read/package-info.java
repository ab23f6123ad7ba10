/** Reading a collection by ranges of its primary key. */
@org.jspecify.annotations.NullMarked
package io.stopover.milvus.read;
