/**
 * Where a server is and how to prove who we are: endpoints as people write them, credentials, TLS
 * files.
 */
@org.jspecify.annotations.NullMarked
package io.stopover.milvus.endpoint;
