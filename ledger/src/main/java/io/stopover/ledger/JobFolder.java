package io.stopover.ledger;

import io.stopover.model.error.StopoverException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** One job's folder: its database, its card and its last report. */
record JobFolder(Path path) {
    private static final Pattern ID = Pattern.compile("[\\w-]+");
    private static final String DATABASE = "ledger";

    /** Those of all jobs. */
    static List<JobFolder> all(Path jobs) {
        try (Stream<Path> folders = Files.exists(jobs) ? Files.list(jobs) : Stream.empty()) {
            return folders.map(JobFolder::new).filter(JobFolder::isJob).toList();
        } catch (IOException e) {
            throw StateFolder.unusable(jobs, "it cannot be read (" + e + ")", e);
        }
    }

    /** That of the job which has this id, if there is one. */
    static Optional<JobFolder> of(Path jobs, String id) {
        return ID.matcher(id).matches()
                ? Optional.of(new JobFolder(jobs.resolve(id))).filter(JobFolder::isJob)
                : Optional.empty();
    }

    /** Creating and deleting a job, cut off half way, leave less behind. */
    private boolean isJob() {
        return Files.exists(cardFile()) && Files.exists(databaseFile());
    }

    String id() {
        return path.getFileName().toString();
    }

    /** As H2 names it: without the ending of its file. */
    Path database() {
        return path.resolve(DATABASE);
    }

    Path databaseFile() {
        return path.resolve(DATABASE + ".mv.db");
    }

    private Path cardFile() {
        return path.resolve("job.json");
    }

    private Path reportFile() {
        return path.resolve("report.json");
    }

    /** Empty when it is none of this build's, or when a power failure took it. */
    Optional<JobCard> card() {
        return read(cardFile()).flatMap(JobCard::read);
    }

    void write(JobCard card) {
        StateFolder.replace(cardFile(), card.write());
    }

    /**
     * Writes the card if that can be done: what is committed must not fail because others cannot be
     * shown it. The card that stays says that the job is held, so they will ask the database.
     *
     * @return false when it could not be written
     */
    boolean offer(JobCard card) {
        try {
            write(card);
            return true;
        } catch (StopoverException e) {
            return false;
        }
    }

    Optional<String> report() {
        return read(reportFile());
    }

    void writeReport(String json) {
        StateFolder.replace(reportFile(), json);
    }

    private static Optional<String> read(Path file) {
        try {
            return Optional.of(Files.readString(file));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw StateFolder.unusable(file, "it cannot be read (" + e + ")", e);
        }
    }

    /** Deletes what the ledger keeps of the job; the card last, so that it can be done again. */
    void delete() {
        try {
            Files.deleteIfExists(databaseFile());
            Files.deleteIfExists(reportFile());
            Files.deleteIfExists(cardFile());
        } catch (IOException e) {
            throw StateFolder.unusable(path, "it cannot be deleted (" + e + ")", e);
        }
    }
}
