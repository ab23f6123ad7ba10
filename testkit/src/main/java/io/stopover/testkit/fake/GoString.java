package io.stopover.testkit.fake;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Go's strconv.Unquote for double-quoted literals, by which Milvus reads strings in expressions.
 */
final class GoString {
    private static final String SIMPLE = "abfnrtv\\\"";
    private static final String SIMPLE_VALUES = "\u0007\b\f\n\r\t\u000b\\\"";

    private final String body;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private int at;

    private GoString(String body) {
        this.body = body;
    }

    /** Empty where Go answers a syntax error or the bytes are no UTF-8. */
    static Optional<String> unquote(String literal) {
        if (literal.length() < 2 || !literal.startsWith("\"") || !literal.endsWith("\"")) {
            return Optional.empty();
        }
        GoString reader = new GoString(literal.substring(1, literal.length() - 1));
        return reader.readAll() ? reader.text() : Optional.empty();
    }

    private boolean readAll() {
        boolean ok = true;
        while (ok && at < body.length()) {
            int c = body.codePointAt(at);
            at += Character.charCount(c);
            if (c == '\\') {
                ok = escape();
            } else {
                ok = c != '"' && c != '\n';
                put(c);
            }
        }
        return ok;
    }

    private boolean escape() {
        if (at >= body.length()) {
            return false;
        }
        char c = body.charAt(at++);
        return switch (c) {
            case 'x' -> raw(digits(2, 16));
            case 'u' -> codePoint(digits(4, 16));
            case 'U' -> codePoint(digits(8, 16));
            case '0', '1', '2', '3', '4', '5', '6', '7' -> {
                at--;
                yield raw(digits(3, 8));
            }
            default -> simple(c);
        };
    }

    private boolean simple(char c) {
        int index = SIMPLE.indexOf(c);
        if (index >= 0) {
            put(SIMPLE_VALUES.charAt(index));
        }
        return index >= 0;
    }

    private long digits(int count, int radix) {
        if (at + count > body.length()) {
            return -1;
        }
        long value = 0;
        for (int i = 0; i < count; i++) {
            int digit = Character.digit(body.charAt(at++), radix);
            if (digit < 0) {
                return -1;
            }
            value = value * radix + digit;
        }
        return value;
    }

    private boolean raw(long value) {
        if (value < 0 || value > 255) {
            return false;
        }
        bytes.write((int) value);
        return true;
    }

    private boolean codePoint(long value) {
        if (value < 0 || value > Character.MAX_CODE_POINT || (value >= 0xD800 && value < 0xE000)) {
            return false;
        }
        put((int) value);
        return true;
    }

    private void put(int codePoint) {
        bytes.writeBytes(Character.toString(codePoint).getBytes(StandardCharsets.UTF_8));
    }

    private Optional<String> text() {
        try {
            return Optional.of(
                    StandardCharsets.UTF_8
                            .newDecoder()
                            .decode(ByteBuffer.wrap(bytes.toByteArray()))
                            .toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }
}
