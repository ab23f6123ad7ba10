/** The commands migrate and plan, and what they have in common with verify. */
@org.jspecify.annotations.NullMarked
package io.stopover.cli.migrate;
