/**
 * What a server's refusal means: one table from codes and texts to a reaction and an error code.
 */
@org.jspecify.annotations.NullMarked
package io.stopover.milvus.status;
