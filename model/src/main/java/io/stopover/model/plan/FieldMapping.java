package io.stopover.model.plan;

/** Where a target field's values come from. */
public sealed interface FieldMapping {
    /** The field's name on the target. */
    String target();

    /** The source's column, byte for byte. */
    record Copied(String source, String target) implements FieldMapping {}

    /** The target makes the values: new Auto-ID keys, outputs of functions. */
    record Generated(String target) implements FieldMapping {}
}
