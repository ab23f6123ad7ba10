package io.stopover.ledger;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.stopover.engine.ledger.CollectionRecord;
import io.stopover.engine.ledger.JobChange;
import io.stopover.engine.ledger.JobRecord;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What everybody may read of a job at any time, beside the database that only its holder may open:
 * a copy of the database's tables but for the ranges.
 *
 * @param held a process has the database open, or was killed while it had
 */
record JobCard(
        JobRecord job, List<JobChange> history, List<CollectionRecord> collections, boolean held) {
    private static final JsonMapper MAPPER =
            JsonMapper.builder()
                    .addModules(new Jdk8Module(), new JavaTimeModule())
                    .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                    .build();

    JobCard {
        history = List.copyOf(history);
        collections = List.copyOf(collections);
    }

    /** Empty when the text is none that this build writes. */
    static Optional<JobCard> read(String json) {
        try {
            return Optional.of(MAPPER.readValue(json, JobCard.class));
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    String write() {
        try {
            return MAPPER.writeValueAsString(this);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    JobCard with(JobRecord newJob, List<JobChange> newHistory) {
        return new JobCard(newJob, newHistory, collections, held);
    }

    JobCard with(CollectionRecord changed) {
        List<CollectionRecord> all = new ArrayList<>(collections);
        all.replaceAll(record -> record.number() == changed.number() ? changed : record);
        return new JobCard(job, history, all, held);
    }

    JobCard released() {
        return new JobCard(job, history, collections, false);
    }
}
