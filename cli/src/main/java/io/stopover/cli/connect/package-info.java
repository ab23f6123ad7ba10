/** The two ends of a migration: their options, where their secrets come from, connecting. */
@org.jspecify.annotations.NullMarked
package io.stopover.cli.connect;
