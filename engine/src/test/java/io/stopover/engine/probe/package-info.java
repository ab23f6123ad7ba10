@org.jspecify.annotations.NullMarked
package io.stopover.engine.probe;
