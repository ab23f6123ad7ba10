/** A migration as it was asked for, on the command line and in a request file. */
@org.jspecify.annotations.NullMarked
package io.stopover.cli.request;
