package io.stopover.engine.report;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.deser.std.StdDelegatingDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdDelegatingSerializer;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.stopover.model.digest.Digest;
import io.stopover.model.error.ErrorCode;
import io.stopover.model.error.StopoverException;
import io.stopover.model.plan.Finding;
import io.stopover.model.report.Report;
import java.time.Duration;

/**
 * A report as JSON and back. Fields stand in the order of the records' components; durations are
 * seconds, times ISO 8601 in UTC, digests a row count and 32 hex digits, counts that were not taken
 * null. Thread-safe.
 */
public final class ReportJson {
    private static final JsonMapper MAPPER =
            JsonMapper.builder()
                    .addModules(new Jdk8Module(), new JavaTimeModule(), ownForms())
                    .addMixIn(Finding.class, FindingWithRemedy.class)
                    .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                    .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .enable(SerializationFeature.INDENT_OUTPUT)
                    .build();

    private ReportJson() {}

    public static String write(Report report) {
        return json(report);
    }

    public static String write(CollectionResult result) {
        return json(result);
    }

    /** Fields that a newer version added are passed over. */
    public static Report read(String json) {
        return value(json, Report.class);
    }

    public static CollectionResult readResult(String json) {
        return value(json, CollectionResult.class);
    }

    private static String json(Object value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw unreadable("the report cannot be written as JSON", e);
        }
    }

    private static <T> T value(String json, Class<T> type) {
        try {
            return MAPPER.readValue(json, type);
        } catch (JsonProcessingException e) {
            throw unreadable("this is not a report: " + e.getOriginalMessage(), e);
        }
    }

    private static StopoverException unreadable(String message, JsonProcessingException cause) {
        return new StopoverException(ErrorCode.INTERNAL_ERROR, "", message, cause);
    }

    private static SimpleModule ownForms() {
        return new SimpleModule("stopover")
                .addSerializer(Duration.class, new SecondsSerializer())
                .addSerializer(
                        Digest.class,
                        new StdDelegatingSerializer(Digest.class, new DigestJson.Writing()))
                .addDeserializer(
                        Digest.class, new StdDelegatingDeserializer<>(new DigestJson.Reading()));
    }

    /** Readers of the file want to know what to do; a program that reads it back has the code. */
    private interface FindingWithRemedy {
        @JsonProperty
        String remedy();
    }
}
