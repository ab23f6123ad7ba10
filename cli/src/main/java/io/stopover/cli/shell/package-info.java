/** What surrounds a command: terminal, environment, state folder, output format, exit codes. */
@org.jspecify.annotations.NullMarked
package io.stopover.cli.shell;
