@org.jspecify.annotations.NullMarked
package io.stopover.model.plan;
