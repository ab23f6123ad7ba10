package io.stopover.engine.report;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;

/** A duration as a plain number of seconds without trailing zeros: {@code 12.5}. */
final class SecondsSerializer extends StdSerializer<Duration> {
    private static final long serialVersionUID = 1L;
    private static final int NANOS = 9;

    SecondsSerializer() {
        super(Duration.class);
    }

    @Override
    public void serialize(Duration value, JsonGenerator json, SerializerProvider provider)
            throws IOException {
        BigDecimal seconds =
                BigDecimal.valueOf(value.getSeconds())
                        .add(BigDecimal.valueOf(value.getNano(), NANOS))
                        .stripTrailingZeros();
        json.writeNumber(seconds.toPlainString());
    }
}
