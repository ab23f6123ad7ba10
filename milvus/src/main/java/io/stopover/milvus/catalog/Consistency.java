package io.stopover.milvus.catalog;

import io.stopover.model.schema.ConsistencyLevel;

/** Consistency levels between the protocol and the model. */
final class Consistency {
    private Consistency() {}

    static ConsistencyLevel read(io.milvus.grpc.ConsistencyLevel level) {
        return switch (level) {
            case Strong -> ConsistencyLevel.STRONG;
            case Session -> ConsistencyLevel.SESSION;
            case Bounded, UNRECOGNIZED -> ConsistencyLevel.BOUNDED;
            case Eventually -> ConsistencyLevel.EVENTUALLY;
            case Customized -> ConsistencyLevel.CUSTOMIZED;
        };
    }

    static io.milvus.grpc.ConsistencyLevel write(ConsistencyLevel level) {
        return switch (level) {
            case STRONG -> io.milvus.grpc.ConsistencyLevel.Strong;
            case SESSION -> io.milvus.grpc.ConsistencyLevel.Session;
            case BOUNDED -> io.milvus.grpc.ConsistencyLevel.Bounded;
            case EVENTUALLY -> io.milvus.grpc.ConsistencyLevel.Eventually;
            case CUSTOMIZED -> io.milvus.grpc.ConsistencyLevel.Customized;
        };
    }
}
