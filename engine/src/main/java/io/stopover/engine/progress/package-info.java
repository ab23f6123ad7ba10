/** What a job shows of itself while it runs. */
@org.jspecify.annotations.NullMarked
package io.stopover.engine.progress;
