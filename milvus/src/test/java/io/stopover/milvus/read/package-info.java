@org.jspecify.annotations.NullMarked
package io.stopover.milvus.read;
