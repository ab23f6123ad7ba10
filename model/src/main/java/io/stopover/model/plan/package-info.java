/** What a migration is asked to do, what it will do, and what it found on the way. */
@org.jspecify.annotations.NullMarked
package io.stopover.model.plan;
