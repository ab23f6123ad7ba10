/** Values that every other room of the house speaks with; no I/O, nothing but the JDK. */
@org.jspecify.annotations.NullMarked
package io.stopover.model;
