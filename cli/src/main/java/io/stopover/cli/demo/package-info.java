/** Sample data for a first look: a generated shop. */
@org.jspecify.annotations.NullMarked
package io.stopover.cli.demo;
