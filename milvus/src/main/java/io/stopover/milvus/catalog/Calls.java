package io.stopover.milvus.catalog;

import io.grpc.MethodDescriptor;
import io.milvus.grpc.Status;
import io.stopover.milvus.connection.Connection;
import io.stopover.milvus.dialect.Capability;
import io.stopover.milvus.status.CallException;
import io.stopover.milvus.status.Failure;
import io.stopover.milvus.status.Reaction;
import io.stopover.milvus.status.Statuses;
import io.stopover.model.error.ErrorCode;
import io.stopover.model.error.StopoverException;
import io.stopover.model.schema.CollectionName;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/** The two manners of talking to a server about definitions: asking, and bringing about. */
record Calls(Connection connection) {
    static final Duration DEADLINE = Duration.ofSeconds(30);

    boolean has(Capability capability) {
        return connection.dialect().has(capability);
    }

    /** Asks, again and again within the budget; asking changes nothing. */
    <Q, A> A ask(
            MethodDescriptor<Q, A> method,
            Q question,
            String database,
            Function<A, Status> status,
            String during) {
        return connection.callIdempotent(
                method, question, database(database), DEADLINE, status, during);
    }

    /**
     * Brings something about that may be asked for twice. After an attempt of unclear outcome the
     * server is asked whether it is there; only if it is not, it is asked for again.
     *
     * @param refused what a refusal without a name of its own is called
     * @param there asks the server; may throw when something else is there
     */
    <Q> void bringAbout(
            MethodDescriptor<Q, Status> method,
            Q request,
            String database,
            String during,
            ErrorCode refused,
            BooleanSupplier there) {
        connection.repeat(() -> {
            try {
                Status status = connection.call(method, request, database(database), DEADLINE);
                Statuses.check(status, during, refused);
            } catch (CallException e) {
                if (!mayBeThere(e.failure()) || !there.getAsBoolean()) {
                    throw e;
                }
            }
            return true;
        });
    }

    /**
     * Also after a plain refusal: it may be there from before, and then that is the better word.
     */
    private static boolean mayBeThere(Failure failure) {
        return !failure.nothingWritten() || failure.reaction() == Reaction.STOP;
    }

    /** The name as the wire wants it: empty where there are no databases. */
    String database(String name) {
        if (has(Capability.DATABASES)) {
            return name;
        }
        if (!name.equals(CollectionName.DEFAULT_DATABASE)) {
            throw new StopoverException(
                    ErrorCode.DATABASE_NOT_FOUND,
                    connection.dialect() + " knows the default database only, not '" + name + "'");
        }
        return "";
    }
}
