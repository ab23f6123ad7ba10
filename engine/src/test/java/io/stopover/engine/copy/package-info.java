@org.jspecify.annotations.NullMarked
package io.stopover.engine.copy;
