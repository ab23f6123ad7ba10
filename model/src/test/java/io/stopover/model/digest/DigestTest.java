package io.stopover.model.digest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.integers;
import static org.quicktheories.generators.SourceDSL.longs;

import java.math.BigInteger;
import org.junit.jupiter.api.Test;
import org.quicktheories.core.Gen;

final class DigestTest {
    private static final BigInteger MODULUS = BigInteger.TWO.pow(128);

    private static final Gen<Digest> DIGESTS =
            integers()
                    .between(0, 1_000_000)
                    .zip(
                            longs().all(),
                            longs().all(),
                            (rows, high, low) -> new Digest(rows, high, low));

    @Test
    void sumsAreTakenModulo2ToThe128() {
        qt().withFixedSeed(1)
                .withExamples(5_000)
                .forAll(DIGESTS, DIGESTS)
                .check((a, b) -> number(a.plus(b)).equals(number(a).add(number(b)).mod(MODULUS)));
    }

    @Test
    void theOrderAndGroupingOfRangesDoNotMatter() {
        qt().withFixedSeed(2)
                .forAll(DIGESTS, DIGESTS, DIGESTS)
                .check((a, b, c) -> a.plus(b).plus(c).equals(c.plus(a.plus(b))));
    }

    @Test
    void whatWasAddedCanBeTakenAway() {
        qt().withFixedSeed(3)
                .withExamples(5_000)
                .forAll(DIGESTS, DIGESTS)
                .check((a, b) -> a.plus(b).minus(b).equals(a));
        assertThat(Digest.EMPTY.plus(new Digest(1, 2, 3)).minus(new Digest(1, 2, 3)))
                .isEqualTo(Digest.EMPTY);
    }

    @Test
    void aCarryReachesTheHighHalf() {
        assertThat(new Digest(1, 0, -1).plus(new Digest(1, 0, 1))).isEqualTo(new Digest(2, 1, 0));
        assertThat(new Digest(2, 1, 0).minus(new Digest(1, 0, 1))).isEqualTo(new Digest(1, 0, -1));
    }

    @Test
    void theSumIsWrittenAs32HexDigits() {
        assertThat(new Digest(0, 1, -1).hex()).isEqualTo("0000000000000001ffffffffffffffff");
    }

    private static BigInteger number(Digest digest) {
        return new BigInteger(digest.hex(), 16);
    }
}
