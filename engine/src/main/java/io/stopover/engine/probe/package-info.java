/** The wire contract that a copy relies on, run against a server in scratch collections. */
@org.jspecify.annotations.NullMarked
package io.stopover.engine.probe;
