package io.stopover.testkit.fake;

import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import io.grpc.MethodDescriptor;
import io.grpc.MethodDescriptor.PrototypeMarshaller;
import io.grpc.ServerServiceDefinition;
import io.grpc.stub.ServerCalls;
import io.milvus.grpc.MilvusServiceGrpc;
import io.milvus.grpc.Status;
import java.util.Objects;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;

/**
 * Binds handlers to methods. A handler that writes runs alone, readers run side by side; a {@link
 * Refusal} becomes the status of the answer.
 */
final class Calls {
    private final ServerServiceDefinition.Builder service =
            ServerServiceDefinition.builder(MilvusServiceGrpc.SERVICE_NAME);
    private final ReadWriteLock store = new ReentrantReadWriteLock();

    interface Handler<Q, R> {
        R answer(Q request);
    }

    /** A handler whose only answer is success. */
    interface Command<Q> {
        void run(Q request);
    }

    <Q> void bindCommand(MethodDescriptor<Q, Status> method, Command<Q> command) {
        bind(
                method,
                request -> {
                    command.run(request);
                    return Refusal.status(0, "");
                });
    }

    <Q, R extends Message> void bind(MethodDescriptor<Q, R> method, Handler<Q, R> handler) {
        Lock lock = Rpc.of(method).writes() ? store.writeLock() : store.readLock();
        service.addMethod(
                method,
                ServerCalls.asyncUnaryCall((request, reply) -> {
                    reply.onNext(answer(method, handler, request, lock));
                    reply.onCompleted();
                }));
    }

    /**
     * A method with marshallers of its own; runs beside readers and writers of other rows, so it
     * must guard its own data.
     */
    <Q, R> void bindRaw(
            MethodDescriptor<Q, R> method, Handler<Q, R> handler, Handler<Refusal, R> refused) {
        service.addMethod(
                method,
                ServerCalls.asyncUnaryCall((request, reply) -> {
                    reply.onNext(
                            reading(() -> {
                                try {
                                    return handler.answer(request);
                                } catch (Refusal refusal) {
                                    return refused.answer(refusal);
                                }
                            }));
                    reply.onCompleted();
                }));
    }

    /** Runs outside a call, for the inspection methods of the fake. */
    <T> T reading(Supplier<T> action) {
        store.readLock().lock();
        try {
            return action.get();
        } finally {
            store.readLock().unlock();
        }
    }

    ServerServiceDefinition service() {
        return service.build();
    }

    private static <Q, R extends Message> R answer(
            MethodDescriptor<Q, R> method, Handler<Q, R> handler, Q request, Lock lock) {
        lock.lock();
        try {
            return withStatus(method, handler.answer(request));
        } catch (Refusal refusal) {
            return refusedWith(method, refusal.status());
        } finally {
            lock.unlock();
        }
    }

    private static <R extends Message> R withStatus(MethodDescriptor<?, R> method, R answer) {
        FieldDescriptor status = answer.getDescriptorForType().findFieldByName("status");
        if (status == null || answer.hasField(status)) {
            return answer;
        }
        return typed(method, answer.toBuilder().setField(status, Refusal.status(0, "")).build());
    }

    /** The answer of this method that carries nothing but the status. */
    static <R> R refusedWith(MethodDescriptor<?, R> method, Status status) {
        PrototypeMarshaller<R> marshaller = (PrototypeMarshaller<R>) method.getResponseMarshaller();
        Message prototype = (Message) Objects.requireNonNull(marshaller.getMessagePrototype());
        if (prototype instanceof Status) {
            return typed(method, status);
        }
        FieldDescriptor field = prototype.getDescriptorForType().findFieldByName("status");
        return typed(method, prototype.newBuilderForType().setField(field, status).build());
    }

    private static <R> R typed(MethodDescriptor<?, R> method, Message message) {
        PrototypeMarshaller<R> marshaller = (PrototypeMarshaller<R>) method.getResponseMarshaller();
        return marshaller.getMessageClass().cast(message);
    }
}
