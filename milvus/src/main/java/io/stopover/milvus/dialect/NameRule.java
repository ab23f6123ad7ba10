package io.stopover.milvus.dialect;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;

/** Which names a server takes for collections, aliases and databases. */
final class NameRule {
    /** Bytes (proxy.maxNameLength). */
    private static final int LONGEST = 255;

    /** ASCII only, no "$" either (proxy, validateCollectionNameOrAlias; measured on 2.3.5). */
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

    private NameRule() {}

    /** Why the name is refused, in words; empty when it is taken. */
    static Optional<String> refusal(String name, boolean free) {
        int length = name.getBytes(StandardCharsets.UTF_8).length;
        if (name.isEmpty()) {
            return Optional.of("is empty");
        }
        if (length > LONGEST) {
            return Optional.of("is " + length + " bytes long, more than " + LONGEST);
        }
        return free || PLAIN.matcher(name).matches()
                ? Optional.empty()
                : Optional.of(
                        "is not made of ASCII letters, digits and underscores, or begins with a digit");
    }
}
