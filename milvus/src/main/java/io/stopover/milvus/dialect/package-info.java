/** What differs between Milvus lines, as data: capabilities, types and limits by version. */
@org.jspecify.annotations.NullMarked
package io.stopover.milvus.dialect;
