/** The command verify. */
@org.jspecify.annotations.NullMarked
package io.stopover.cli.verify;
