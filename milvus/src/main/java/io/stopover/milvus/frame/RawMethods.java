package io.stopover.milvus.frame;

import io.grpc.MethodDescriptor;
import io.grpc.MethodDescriptor.Marshaller;
import io.milvus.grpc.MilvusServiceGrpc;
import io.milvus.grpc.QueryRequest;

/** The generated methods with marshallers that leave columns alone (spec/milvus-wire.md §3.10). */
public final class RawMethods {
    public static final MethodDescriptor<QueryRequest, Frame> QUERY = query();
    public static final MethodDescriptor<WriteRequest, WriteAnswer> INSERT =
            write(MilvusServiceGrpc.getInsertMethod());
    public static final MethodDescriptor<WriteRequest, WriteAnswer> UPSERT =
            write(MilvusServiceGrpc.getUpsertMethod());

    private RawMethods() {}

    private static MethodDescriptor<QueryRequest, Frame> query() {
        MethodDescriptor<QueryRequest, ?> method = MilvusServiceGrpc.getQueryMethod();
        return build(method, method.getRequestMarshaller(), new FrameMarshaller());
    }

    private static MethodDescriptor<WriteRequest, WriteAnswer> write(
            MethodDescriptor<?, ?> method) {
        return build(method, new WriteRequestMarshaller(), new WriteAnswerMarshaller());
    }

    private static <Q, A> MethodDescriptor<Q, A> build(
            MethodDescriptor<?, ?> method, Marshaller<Q> request, Marshaller<A> answer) {
        return MethodDescriptor.newBuilder(request, answer)
                .setType(MethodDescriptor.MethodType.UNARY)
                .setFullMethodName(method.getFullMethodName())
                .setSafe(method.isSafe())
                .setIdempotent(method.isIdempotent())
                .build();
    }
}
