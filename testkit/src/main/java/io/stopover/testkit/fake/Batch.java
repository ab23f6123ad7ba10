package io.stopover.testkit.fake;

import com.google.protobuf.Message;
import io.milvus.grpc.IDs;
import io.milvus.grpc.LongArray;
import io.milvus.grpc.StringArray;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The rows of one accepted insert or upsert.
 *
 * @param givenKeys keys the client sent; empty where the server makes them
 * @param keys keys the rows are stored under
 * @param rows values by {@link Field#position()}
 */
record Batch(List<Object> givenKeys, List<Object> keys, List<@Nullable Object[]> rows) {
    IDs ids() {
        return ids(keys);
    }

    static IDs ids(Iterable<Object> keys) {
        LongArray.Builder numbers = LongArray.newBuilder();
        StringArray.Builder texts = StringArray.newBuilder();
        for (Object key : keys) {
            Message.Builder unused =
                    key instanceof Long number
                            ? numbers.addData(number)
                            : texts.addData((String) key);
        }
        IDs.Builder ids = IDs.newBuilder();
        return texts.getDataCount() > 0
                ? ids.setStrId(texts).build()
                : ids.setIntId(numbers).build();
    }
}
