package io.stopover.testkit.fake;

import java.util.NavigableSet;

/** A condition on the primary key, the only kind of filter Stopover sends. */
sealed interface Expression {
    boolean matches(Object key);

    default KeyBounds bounds() {
        return KeyBounds.OPEN;
    }

    /** Whether Delete can run it without a loaded collection. */
    default boolean namesItsKeys() {
        return false;
    }

    record All() implements Expression {
        @Override
        public boolean matches(Object key) {
            return true;
        }
    }

    enum Operator {
        LESS("<"),
        LESS_OR_EQUAL("<="),
        GREATER(">"),
        GREATER_OR_EQUAL(">="),
        EQUAL("=="),
        NOT_EQUAL("!=");

        private final String symbol;

        Operator(String symbol) {
            this.symbol = symbol;
        }

        String symbol() {
            return symbol;
        }
    }

    record Comparison(Operator operator, Object literal) implements Expression {
        @Override
        public boolean matches(Object key) {
            int order = Keys.ORDER.compare(key, literal);
            return switch (operator) {
                case LESS -> order < 0;
                case LESS_OR_EQUAL -> order <= 0;
                case GREATER -> order > 0;
                case GREATER_OR_EQUAL -> order >= 0;
                case EQUAL -> order == 0;
                case NOT_EQUAL -> order != 0;
            };
        }

        @Override
        public KeyBounds bounds() {
            return switch (operator) {
                case LESS, LESS_OR_EQUAL -> new KeyBounds(null, literal);
                case GREATER, GREATER_OR_EQUAL -> new KeyBounds(literal, null);
                case EQUAL -> new KeyBounds(literal, literal);
                case NOT_EQUAL -> KeyBounds.OPEN;
            };
        }

        @Override
        public boolean namesItsKeys() {
            return operator == Operator.EQUAL;
        }
    }

    record In(NavigableSet<Object> keys) implements Expression {
        @Override
        public boolean matches(Object key) {
            return keys.contains(key);
        }

        @Override
        public KeyBounds bounds() {
            return keys.isEmpty() ? KeyBounds.OPEN : new KeyBounds(keys.first(), keys.last());
        }

        @Override
        public boolean namesItsKeys() {
            return true;
        }
    }

    record Not(Expression inner) implements Expression {
        @Override
        public boolean matches(Object key) {
            return !inner.matches(key);
        }
    }

    record And(Expression left, Expression right) implements Expression {
        @Override
        public boolean matches(Object key) {
            return left.matches(key) && right.matches(key);
        }

        @Override
        public KeyBounds bounds() {
            return left.bounds().and(right.bounds());
        }
    }

    record Or(Expression left, Expression right) implements Expression {
        @Override
        public boolean matches(Object key) {
            return left.matches(key) || right.matches(key);
        }
    }
}
