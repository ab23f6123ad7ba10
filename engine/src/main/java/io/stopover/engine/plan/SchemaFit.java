package io.stopover.engine.plan;

import static io.stopover.model.plan.FindingCode.ATTRIBUTE_UNKNOWN;
import static io.stopover.model.plan.FindingCode.ATTRIBUTE_UNSUPPORTED;
import static io.stopover.model.plan.FindingCode.FUNCTION_UNSUPPORTED;
import static io.stopover.model.plan.FindingCode.NULLS_BECAME_DEFAULTS;
import static io.stopover.model.plan.FindingCode.TYPE_UNKNOWN;
import static io.stopover.model.plan.FindingCode.TYPE_UNSUPPORTED;

import io.stopover.milvus.dialect.Capability;
import io.stopover.milvus.dialect.Dialect;
import io.stopover.model.schema.CollectionInfo;
import io.stopover.model.schema.CollectionSchema;
import io.stopover.model.schema.DataType;
import io.stopover.model.schema.Field;
import io.stopover.model.schema.FieldTrait;
import io.stopover.model.schema.Function;

/** Whether a target's version can hold a source's schema unchanged. */
final class SchemaFit {
    private final Dialect target;
    private final Findings findings;

    SchemaFit(Dialect target, Findings findings) {
        this.target = target;
        this.findings = findings;
    }

    void check(CollectionInfo source) {
        CollectionSchema schema = source.schema();
        source.unrecognized().forEach(text -> findings.add(ATTRIBUTE_UNKNOWN, text));
        schema.unrecognized().forEach(text -> findings.add(ATTRIBUTE_UNKNOWN, text));
        schema.fields().forEach(this::check);
        schema.functions().forEach(this::check);
        untold(schema);
        schema.structs()
                .forEach(struct ->
                        findings.add(
                                TYPE_UNSUPPORTED,
                                "array of struct "
                                        + struct.name()
                                        + " is not carried by this version of Stopover"));
        if (schema.vectors().size() > 1) {
            require(Capability.SEVERAL_VECTORS, schema.vectors().size() + " vector fields");
        }
    }

    private void check(Field field) {
        field.unrecognized()
                .forEach(text ->
                        findings.add(ATTRIBUTE_UNKNOWN, "field " + field.name() + ": " + text));
        boolean unknown =
                field.type() == DataType.UNRECOGNIZED
                        || field.elementType() == DataType.UNRECOGNIZED;
        if (unknown) {
            findings.add(TYPE_UNKNOWN, "field " + field.name());
        } else if (!target.supports(field.type())) {
            findings.add(TYPE_UNSUPPORTED, "field " + field.name() + " is " + field.type());
        }
        if (field.is(FieldTrait.NULLABLE)) {
            require(
                    field.type().isVector()
                            ? Capability.NULLABLE_VECTORS
                            : Capability.NULLABLE_SCALARS,
                    "field " + field.name() + " is nullable");
            if (field.defaultValue().isPresent()) {
                findings.add(
                        NULLS_BECAME_DEFAULTS,
                        "field " + field.name() + " is nullable and has a default");
            }
        }
        if (field.defaultValue().isPresent()) {
            require(Capability.DEFAULT_VALUES, "field " + field.name() + " has a default");
        }
        if (field.is(FieldTrait.CLUSTERING_KEY)) {
            require(Capability.CLUSTERING_KEY, "field " + field.name() + " is the clustering key");
        }
    }

    private void check(Function function) {
        function.unrecognized()
                .forEach(text ->
                        findings.add(
                                ATTRIBUTE_UNKNOWN, "function " + function.name() + ": " + text));
        boolean known =
                switch (function.type()) {
                    case Function.BM25 -> target.has(Capability.BM25);
                    // Creating it calls its provider, and no server of ours has one to test with.
                    case Function.TEXT_EMBEDDING -> false;
                    case Function.MIN_HASH -> target.has(Capability.MIN_HASH);
                    default -> false;
                };
        if (!known) {
            findings.add(
                    FUNCTION_UNSUPPORTED,
                    "function " + function.name() + " of type " + function.type());
        }
    }

    /** Lite 2.5.1 does not describe functions, and not always can they be concluded. */
    private void untold(CollectionSchema schema) {
        for (Field field : schema.fields()) {
            boolean told =
                    schema.functions().stream().anyMatch(f -> f.outputs().contains(field.name()));
            if (field.is(FieldTrait.FUNCTION_OUTPUT) && !told) {
                findings.add(
                        FUNCTION_UNSUPPORTED,
                        "a function fills field "
                                + field.name()
                                + ", and the source does not tell which");
            }
        }
    }

    private void require(Capability capability, String what) {
        if (!target.has(capability)) {
            findings.add(ATTRIBUTE_UNSUPPORTED, what);
        }
    }
}
