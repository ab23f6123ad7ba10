package io.stopover.engine.probe;

import io.stopover.model.schema.CollectionName;

/** A scratch collection that is still there, and why. */
public record Leftover(CollectionName collection, String why) {}
