/** The port to the durable record of jobs, collections and ranges. */
@org.jspecify.annotations.NullMarked
package io.stopover.engine.ledger;
