/** A running job on the terminal: live bars, or a line now and then. */
@org.jspecify.annotations.NullMarked
package io.stopover.cli.progress;
