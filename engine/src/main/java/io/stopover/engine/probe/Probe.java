package io.stopover.engine.probe;

import io.stopover.milvus.catalog.Catalog;
import io.stopover.milvus.catalog.Rights;
import io.stopover.milvus.connection.Connection;
import io.stopover.milvus.frame.MalformedFrameException;
import io.stopover.model.error.ErrorCode;
import io.stopover.model.error.StopoverException;
import io.stopover.model.schema.CollectionName;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Runs the wire contract against one server. It works in scratch collections of one database, and
 * removes them again also when it fails or is interrupted. Used once.
 */
public final class Probe {
    /** A younger scratch collection may belong to a probe that is running. */
    private static final Duration ABANDONED = Duration.ofHours(1);

    private static final List<String> NEEDED =
            List.of("CreateCollection", "DropCollection", "CreateIndex", "Load", "Insert", "Query");

    private final Connection connection;
    private final String database;
    private final Listener listener;

    /** Is told what is found, as soon as it is found. */
    public interface Listener {
        void checked(CaseResult result);

        void leftOver(Leftover leftover);
    }

    public Probe(Connection connection, String database, Listener listener) {
        this.connection = connection;
        this.database = database;
        this.listener = listener;
    }

    /**
     * @throws StopoverException PERMISSION_DENIED when the user may not write here at all;
     *     UNREACHABLE and the like when the server went away
     */
    public void run() throws InterruptedException {
        requireRights();
        nameAbandoned();
        try (Scratch scratch = scratch()) {
            scratch.create(Shape.of());
        }
        for (Chapter chapter : Contract.chapters()) {
            try (Scratch scratch = scratch()) {
                for (Case each : chapter.cases()) {
                    listener.checked(each.result(outcome(each, scratch)));
                }
            }
        }
    }

    private Scratch scratch() {
        return new Scratch(connection, database, listener::leftOver);
    }

    private void requireRights() {
        Rights rights = new Catalog(connection).rights(database);
        CollectionName any = new CollectionName(database, ScratchName.fresh(Instant.now()));
        List<String> missing =
                NEEDED.stream()
                        .filter(privilege -> rights.allow(privilege, any) == Rights.Answer.NO)
                        .toList();
        if (!missing.isEmpty()) {
            throw new StopoverException(
                    ErrorCode.PERMISSION_DENIED,
                    "a probe works in scratch collections, and the user lacks "
                            + String.join(", ", missing)
                            + " on every collection of database "
                            + database
                            + " ("
                            + rights.note()
                            + ")");
        }
    }

    private void nameAbandoned() {
        Instant before = Instant.now().minus(ABANDONED);
        for (String name : new Catalog(connection).collections(database)) {
            if (ScratchName.made(name).filter(made -> made.isBefore(before)).isPresent()) {
                listener.leftOver(
                        new Leftover(
                                new CollectionName(database, name),
                                "an earlier probe was killed; drop it when nobody needs it"));
            }
        }
    }

    private Outcome outcome(Case each, Scratch scratch) throws InterruptedException {
        Optional<String> inapplicable = each.inapplicable(connection.dialect());
        if (inapplicable.isPresent()) {
            return new Outcome.NotApplicable(inapplicable.get());
        }
        try {
            each.check().on(scratch);
            return new Outcome.Passed();
        } catch (Deviation deviation) {
            return deviation.outcome();
        } catch (Inapplicable nothing) {
            return new Outcome.NotApplicable(nothing.why());
        } catch (MalformedFrameException e) {
            return new Outcome.Failed("an answer that can be read", String.valueOf(e.getMessage()));
        } catch (StopoverException e) {
            return outcome(e);
        }
    }

    /** What the server said instead of doing it; what ends the whole probe is thrown on. */
    private static Outcome outcome(StopoverException e) throws InterruptedException {
        return switch (e.code()) {
            case PERMISSION_DENIED -> new Outcome.Refused(String.valueOf(e.getMessage()));
            case UNREACHABLE, AUTHENTICATION_FAILED, DATABASE_NOT_FOUND, INTERRUPTED -> throw e;
            default ->
                    new Outcome.Failed(
                            "a server that does it",
                            (e.during().isEmpty() ? "" : e.during() + ": ") + e.getMessage());
        };
    }
}
