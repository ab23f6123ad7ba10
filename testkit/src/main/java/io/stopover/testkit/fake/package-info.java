/**
 * An in-process Milvus that holds real data and enforces the protocol rules of one version line.
 */
@org.jspecify.annotations.NullMarked
package io.stopover.testkit.fake;
