package io.stopover.testkit.fake;

/** Ids {@code after < id <= upTo}. */
record IdRange(long after, long upTo) {
    IdRange {
        upTo = Math.max(after, upTo);
    }

    static IdRange of(Expression where, long rows) {
        return switch (where) {
            case Expression.All all -> new IdRange(0, rows);
            case Expression.And(Expression left, Expression right) ->
                    of(left, rows).and(of(right, rows));
            case Expression.Comparison(Expression.Operator operator, Object literal) ->
                    of(operator, (Long) literal, rows);
            case Expression.In in -> throw unknown(in);
            case Expression.Not not -> throw unknown(not);
            case Expression.Or or -> throw unknown(or);
        };
    }

    long size() {
        return upTo - after;
    }

    IdRange window(Page page) {
        if (!page.isLimited()) {
            return this;
        }
        long first = Math.min(upTo, after + page.offset());
        return new IdRange(first, Math.min(upTo, first + page.limit()));
    }

    private static IdRange of(Expression.Operator operator, long id, long rows) {
        return switch (operator) {
            case GREATER -> new IdRange(Math.clamp(id, 0, rows), rows);
            case GREATER_OR_EQUAL -> new IdRange(Math.clamp(id, 1, rows + 1) - 1, rows);
            case LESS -> new IdRange(0, Math.clamp(id, 1, rows + 1) - 1);
            case LESS_OR_EQUAL -> new IdRange(0, Math.clamp(id, 0, rows));
            case EQUAL ->
                    of(Expression.Operator.GREATER_OR_EQUAL, id, rows)
                            .and(of(Expression.Operator.LESS_OR_EQUAL, id, rows));
            case NOT_EQUAL -> throw Refusal.invalid("the synthetic server answers ranges only");
        };
    }

    private IdRange and(IdRange other) {
        return new IdRange(Math.max(after, other.after), Math.min(upTo, other.upTo));
    }

    private static Refusal unknown(Expression expression) {
        return Refusal.invalid("the synthetic server answers ranges only, not " + expression);
    }
}
