package io.stopover.milvus.catalog;

import com.google.protobuf.Message;
import com.google.protobuf.UnknownFieldSet;
import java.util.ArrayList;
import java.util.List;

/**
 * What a server sent and this build cannot carry, in words, so that nothing is dropped silently.
 */
final class Unrecognized {
    private final List<String> found = new ArrayList<>();

    /** Notes every field of the message that the protocol of this build does not have. */
    Unrecognized scan(Message message) {
        String where = message.getDescriptorForType().getName();
        message.getUnknownFields()
                .asMap()
                .forEach((number, field) -> add(where + " attribute " + number + value(field)));
        return this;
    }

    Unrecognized add(String words) {
        found.add(words);
        return this;
    }

    Unrecognized addIf(boolean condition, String words) {
        return condition ? add(words) : this;
    }

    List<String> list() {
        return List.copyOf(found);
    }

    private static String value(UnknownFieldSet.Field field) {
        if (!field.getVarintList().isEmpty()) {
            return " = " + field.getVarintList().getLast();
        }
        if (!field.getLengthDelimitedList().isEmpty()) {
            var bytes = field.getLengthDelimitedList().getLast();
            return bytes.isValidUtf8() && bytes.size() <= 100
                    ? " = '" + bytes.toStringUtf8() + "'"
                    : " (" + bytes.size() + " bytes)";
        }
        return "";
    }
}
