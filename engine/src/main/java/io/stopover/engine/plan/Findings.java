package io.stopover.engine.plan;

import io.stopover.model.plan.Finding;
import io.stopover.model.plan.FindingCode;
import java.util.ArrayList;
import java.util.List;

/** Collects findings about one thing. Not thread-safe. */
final class Findings {
    private final Object where;
    private final List<Finding> found = new ArrayList<>();

    Findings(Object where) {
        this.where = where;
    }

    void add(FindingCode code, String message) {
        found.add(Finding.of(code, where, message));
    }

    List<Finding> all() {
        return List.copyOf(found);
    }
}
