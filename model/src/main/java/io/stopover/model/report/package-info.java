/** The result: counts, digests, differences, fidelity, timings. */
@org.jspecify.annotations.NullMarked
package io.stopover.model.report;
