/** The stopover command: from arguments to an exit code. */
@org.jspecify.annotations.NullMarked
package io.stopover.cli;
