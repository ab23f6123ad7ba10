package io.stopover.testkit.fake;

import io.milvus.grpc.DataType;
import io.stopover.testkit.fake.Expression.Operator;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the part of Milvus' expression language that speaks about the primary key. One instance per
 * text.
 */
final class ExpressionParser {
    private static final Pattern TOKEN =
            Pattern.compile("\\d+|[A-Za-z_$][\\w$]*|<=|>=|==|!=|&&|\\|\\||[<>()\\[\\],!-]");
    private static final Pattern UNICODE_ESCAPE = Pattern.compile("\\\\u[0-9a-fA-F]{4}");

    private final String original;
    private final Field key;
    private final FakeVersion version;
    private final List<String> tokens = new ArrayList<>();
    private int at;

    private ExpressionParser(String original, Field key, FakeVersion version) {
        this.original = original;
        this.key = key;
        this.version = version;
    }

    static Expression parse(String text, Field key, FakeVersion version) {
        ExpressionParser parser = new ExpressionParser(text, key, version);
        parser.tokenize(
                version.has(Feature.UNICODE_DECODED_BEFORE_PARSING)
                        ? UNICODE_ESCAPE
                                .matcher(text)
                                .replaceAll(
                                        match -> Matcher.quoteReplacement(decoded(match.group())))
                        : text);
        Expression expression = parser.disjunction();
        parser.expectEnd();
        return expression;
    }

    private static String decoded(String escape) {
        char unit = (char) Integer.parseInt(escape.substring(2), 16);
        return Character.isSurrogate(unit) ? escape : String.valueOf(unit);
    }

    private void tokenize(String text) {
        Matcher matcher = TOKEN.matcher(text);
        int start = 0;
        while (start < text.length()) {
            char c = text.charAt(start);
            int end = start + 1;
            if (!Character.isWhitespace(c)) {
                end = c == '"' ? endOfString(text, start) : endOfToken(matcher, start);
                tokens.add(text.substring(start, end));
            }
            start = end;
        }
    }

    private int endOfToken(Matcher matcher, int start) {
        if (!matcher.find(start) || matcher.start() != start) {
            throw unparsable("unexpected input at " + start);
        }
        return matcher.end();
    }

    // By hand: a pattern would recurse once per escape, and keys are up to 65,535 bytes long.
    private int endOfString(String text, int start) {
        int at = start + 1;
        while (at < text.length() && text.charAt(at) != '"') {
            at += text.charAt(at) == '\\' ? 2 : 1;
        }
        if (at >= text.length()) {
            throw unparsable("unterminated string at " + start);
        }
        return at + 1;
    }

    private Expression disjunction() {
        Expression left = conjunction();
        while (accept("||") || accept("or") || accept("OR")) {
            left = new Expression.Or(left, conjunction());
        }
        return left;
    }

    private Expression conjunction() {
        Expression left = factor();
        while (accept("&&") || accept("and") || accept("AND")) {
            left = new Expression.And(left, factor());
        }
        return left;
    }

    private Expression factor() {
        if (accept("(")) {
            Expression inner = disjunction();
            expect(")");
            return inner;
        }
        if (accept("!") || accept("not") || accept("NOT")) {
            return new Expression.Not(factor());
        }
        return predicate();
    }

    private Expression predicate() {
        String name = next();
        if (!name.equals(key.name())) {
            throw unparsable("field " + name + " not exist or not a primary key");
        }
        if (accept("not") || accept("NOT")) {
            return new Expression.Not(list());
        }
        if (peek().equals("in") || peek().equals("IN")) {
            return list();
        }
        String symbol = next();
        Operator operator =
                Arrays.stream(Operator.values())
                        .filter(candidate -> candidate.symbol().equals(symbol))
                        .findFirst()
                        .orElseThrow(() -> unparsable("unexpected " + symbol));
        return new Expression.Comparison(operator, literal());
    }

    private Expression list() {
        if (!accept("in") && !accept("IN")) {
            throw unparsable("expected in");
        }
        expect("[");
        NavigableSet<Object> keys = new TreeSet<>(Keys.ORDER);
        if (!accept("]")) {
            do {
                keys.add(literal());
            } while (accept(","));
            expect("]");
        }
        return new Expression.In(keys);
    }

    private Object literal() {
        boolean negative = accept("-");
        String token = next();
        boolean isText = token.startsWith("\"");
        if (isText != (key.type() == DataType.VarChar) || (isText && negative)) {
            throw unparsable(
                    "comparisons between " + key.type() + " and " + token + " are not supported");
        }
        return isText ? unquoted(token) : integer(token, negative);
    }

    private Object integer(String digits, boolean negative) {
        try {
            return negative && version.has(Feature.SMALLEST_INT64_LITERAL)
                    ? Long.parseLong("-" + digits)
                    : Long.parseLong(digits) * (negative ? -1 : 1);
        } catch (NumberFormatException e) {
            throw unparsable("strconv.ParseInt: parsing \"" + digits + "\": value out of range");
        }
    }

    private Object unquoted(String token) {
        return GoString.unquote(token).orElseThrow(() -> unparsable("invalid syntax in " + token));
    }

    private String peek() {
        return at < tokens.size() ? tokens.get(at) : "<EOF>";
    }

    private String next() {
        String token = peek();
        at++;
        return token;
    }

    private boolean accept(String token) {
        boolean found = peek().equals(token);
        if (found) {
            at++;
        }
        return found;
    }

    private void expect(String token) {
        if (!accept(token)) {
            throw unparsable("expected " + token + " but found " + peek());
        }
    }

    private void expectEnd() {
        if (at < tokens.size()) {
            throw unparsable("extraneous input " + peek());
        }
    }

    private Refusal unparsable(String why) {
        return Refusal.invalid(
                "failed to create query plan: cannot parse expression: "
                        + original
                        + ", error: "
                        + why);
    }
}
