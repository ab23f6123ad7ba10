package io.stopover.engine.probe;

import io.stopover.milvus.dialect.Capability;
import io.stopover.milvus.dialect.Dialect;
import io.stopover.model.schema.DataType;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One sentence of the wire contract.
 *
 * @param about the row of the dialect it checks, whichever way that row answers
 * @param needs without these there is nothing to check
 * @param types without one of these there is nothing to check
 */
record Case(
        String name,
        String meaning,
        Optional<Capability> about,
        List<Capability> needs,
        List<DataType> types,
        Check check) {

    static Case of(String name, String meaning, Check check) {
        return new Case(name, meaning, Optional.empty(), List.of(), List.of(), check);
    }

    /** The dialect decides what to expect of the server. */
    Case about(Capability capability) {
        return new Case(name, meaning, Optional.of(capability), needs, types, check);
    }

    /** Only of interest on servers that have this. */
    Case needing(Capability capability) {
        List<Capability> more = new ArrayList<>(needs);
        more.add(capability);
        return new Case(name, meaning, about.or(() -> Optional.of(capability)), more, types, check);
    }

    /** Only of interest on servers that have one of these types. */
    Case withAnyOf(List<DataType> usable) {
        return new Case(name, meaning, about, needs, usable, check);
    }

    CaseResult result(Outcome outcome) {
        return new CaseResult(name, about, meaning, outcome);
    }

    /** Why there is nothing to check on such a server; empty when there is. */
    Optional<String> inapplicable(Dialect dialect) {
        Stream<String> lacking =
                needs.stream()
                        .filter(capability -> !dialect.has(capability))
                        .map(capability -> words(capability));
        boolean typeless = !types.isEmpty() && types.stream().noneMatch(dialect::supports);
        Stream<String> lackingTypes =
                typeless ? types.stream().map(Case::words) : Stream.<String>empty();
        return Stream.concat(lacking, lackingTypes)
                .reduce((a, b) -> a + ", " + b)
                .map(list -> dialect.name() + " has no " + list);
    }

    private static String words(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
