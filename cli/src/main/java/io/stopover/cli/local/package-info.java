/** The commands local up, list, down and rm. */
@org.jspecify.annotations.NullMarked
package io.stopover.cli.local;
