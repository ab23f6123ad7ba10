/** The commands jobs and report: what the ledger remembers. */
@org.jspecify.annotations.NullMarked
package io.stopover.cli.jobs;
