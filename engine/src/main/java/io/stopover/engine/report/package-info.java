/** The report as people and programs read it. */
@org.jspecify.annotations.NullMarked
package io.stopover.engine.report;
