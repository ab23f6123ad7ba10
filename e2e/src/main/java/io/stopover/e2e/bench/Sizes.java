package io.stopover.e2e.bench;

/**
 * How much each scenario moves.
 *
 * @param wideRows rows of 768 floats
 * @param narrowRows rows of 128 floats
 * @param collections small collections
 * @param scoutKeys keys walked by the scout
 * @param syntheticMegabytes moved against the synthetic server
 * @param rounds repetitions of each copy; the best counts, as for its denominator
 */
record Sizes(
        int wideRows,
        int narrowRows,
        int collections,
        int scoutKeys,
        int syntheticMegabytes,
        int rounds) {
    static final Sizes FULL = new Sizes(100_000, 500_000, 50, 5_000_000, 2_048, 3);

    /** Shows that the harness works; its ratios mean little. */
    static final Sizes QUICK = new Sizes(10_000, 50_000, 10, 200_000, 256, 1);
}
