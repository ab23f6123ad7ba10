/** The engine's ledger in a database: an H2 file in a state folder. */
@org.jspecify.annotations.NullMarked
package io.stopover.ledger;
