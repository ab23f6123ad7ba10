package io.stopover.engine.plan;

import io.stopover.model.schema.CollectionName;

/** A source collection and where it goes. */
public record Pair(CollectionName source, CollectionName target) {}
