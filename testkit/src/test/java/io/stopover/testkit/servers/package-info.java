/**
 * Real Milvus servers for tests: annotate a parameter with {@link
 * io.stopover.testkit.servers.MilvusServer}.
 */
@NullMarked
package io.stopover.testkit.servers;

import org.jspecify.annotations.NullMarked;
