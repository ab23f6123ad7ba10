package io.stopover.testkit.fake;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.protobuf.ByteString;
import org.jspecify.annotations.Nullable;

/** What lines that look at {@code $meta} ask of it: an object whose keys are no static field's. */
final class MetaRules {
    private MetaRules() {}

    static void check(ByteString value, Schema schema) {
        JsonObject object = object(value.toStringUtf8());
        if (object == null) {
            throw Refusal.invalid("dynamic field must be a JSON object");
        }
        for (String key : object.keySet()) {
            SchemaRules.refuseIf(key.equals(Field.META), "cannot set key to: $meta");
            SchemaRules.refuseIf(
                    schema.field(key).isPresent(),
                    "dynamic field cannot include the static field: " + key);
        }
    }

    private static @Nullable JsonObject object(String text) {
        try {
            JsonElement element = JsonParser.parseString(text);
            return element.isJsonObject() ? element.getAsJsonObject() : null;
        } catch (JsonParseException e) {
            return null;
        }
    }
}
