/** Words, amounts and tables as people read and write them. */
@org.jspecify.annotations.NullMarked
package io.stopover.cli.text;
