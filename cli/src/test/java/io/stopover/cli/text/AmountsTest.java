package io.stopover.cli.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AmountsTest {
    @ParameterizedTest
    @CsvSource({
        "1B, 1",
        "128MB, 128000000",
        "128mb, 128000000",
        "1.5 kB, 1500",
        "1KiB, 1024",
        "64MiB, 67108864",
        "2GB, 2000000000",
        "1TiB, 1099511627776"
    })
    void aSizeIsANumberWithAUnit(String text, long bytes) {
        assertThat(ByteSize.parse(text).bytes()).isEqualTo(bytes);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "128",
                "MB",
                "-1MB",
                "1 MB/s",
                "0B",
                "1,5MB",
                "1XB",
                "1e3MB",
                "9999999TB"
            })
    void anythingElseIsNoSize(String text) {
        assertThatThrownBy(() -> ByteSize.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'" + text + "'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"50MB", "50", "/s", "MB/s", "50MB/min"})
    void aRateIsASizePerSecond(String text) {
        assertThat(ByteRate.parse("50MB/s").perSecond().bytes()).isEqualTo(50_000_000);
        assertThatThrownBy(() -> ByteRate.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0 B",
        "999, 999 B",
        "1000, 1.0 kB",
        "12345, 12.3 kB",
        "999999, 1.0 MB",
        "123456789, 123 MB",
        "5e15, 5000 TB"
    })
    void bytesAreShownInThreeDigits(double bytes, String text) {
        assertThat(Quantity.bytes(bytes)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({
        "300, 0.3 s",
        "9949, 9.9 s",
        "9960, 10 s",
        "59400, 59 s",
        "185000, 3 min 05 s",
        "7620000, 2 h 07 min"
    })
    void timesAreShownInTheirOwnUnit(long millis, String text) {
        assertThat(Quantity.time(Duration.ofMillis(millis))).isEqualTo(text);
    }
}
