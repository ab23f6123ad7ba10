package io.stopover.engine.report;

import java.util.Map;

/**
 * HTML in the making. Every text and attribute value is escaped; characters that would not be seen,
 * or would reorder the text around them, are written as {@code \}{@code uXXXX}.
 */
final class Markup {
    private final StringBuilder html = new StringBuilder();

    /** Adds an element around what {@code content} adds. */
    Markup element(String name, String cssClass, Runnable content) {
        return element(name, Map.of("class", cssClass), content);
    }

    Markup element(String name, Map<String, String> attributes, Runnable content) {
        open(name, attributes);
        content.run();
        html.append("</").append(name).append(">\n");
        return this;
    }

    Markup element(String name, String cssClass, String text) {
        return element(name, Map.of("class", cssClass), text);
    }

    Markup element(String name, Map<String, String> attributes, String text) {
        return element(name, attributes, () -> text(text));
    }

    Markup text(String text) {
        html.append(escape(text));
        return this;
    }

    /** Adds a paragraph in which words between backticks are code. */
    Markup prose(String cssClass, String text) {
        String[] parts = text.split("`", -1);
        return element(
                "p",
                cssClass,
                () -> {
                    for (int i = 0; i < parts.length; i++) {
                        if (i % 2 == 0) {
                            text(parts[i]);
                        } else {
                            html.append("<code>").append(escape(parts[i])).append("</code>");
                        }
                    }
                });
    }

    /** Adds markup that was written in this package, never anything from outside. */
    Markup raw(String markup) {
        html.append(markup);
        return this;
    }

    private void open(String name, Map<String, String> attributes) {
        html.append('<').append(name);
        attributes.forEach((attribute, value) -> {
            if (!value.isEmpty()) {
                html.append(' ').append(attribute).append("=\"");
                html.append(escape(value)).append('"');
            }
        });
        html.append('>');
    }

    @Override
    public String toString() {
        return html.toString();
    }

    static String escape(String text) {
        var escaped = new StringBuilder(text.length());
        text.codePoints().forEach(character -> escape(character, escaped));
        return escaped.toString();
    }

    private static void escape(int character, StringBuilder escaped) {
        switch (character) {
            case '&' -> escaped.append("&amp;");
            case '<' -> escaped.append("&lt;");
            case '>' -> escaped.append("&gt;");
            case '"' -> escaped.append("&quot;");
            case '\'' -> escaped.append("&#39;");
            case '\n' -> escaped.append('\n');
            default -> {
                if (isVisible(character)) {
                    escaped.appendCodePoint(character);
                } else {
                    escaped.append(String.format("\\u%04x", character));
                }
            }
        }
    }

    private static boolean isVisible(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR ->
                    false;
            default -> true;
        };
    }
}
