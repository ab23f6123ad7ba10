/** Real Milvus processes on this computer: obtain, configure, start, stop. */
@NullMarked
package io.stopover.local;

import org.jspecify.annotations.NullMarked;
