/** The benchmarks: ratios on one machine in one run (docs/bench.md). */
@org.jspecify.annotations.NullMarked
package io.stopover.e2e.bench;
