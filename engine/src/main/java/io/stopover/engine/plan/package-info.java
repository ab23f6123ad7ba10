/** From a request to a plan and its findings; writes nothing. */
@org.jspecify.annotations.NullMarked
package io.stopover.engine.plan;
