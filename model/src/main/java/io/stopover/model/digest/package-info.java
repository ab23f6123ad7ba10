/** The order-independent digest of rows; its specification is docs/digest.md. */
@org.jspecify.annotations.NullMarked
package io.stopover.model.digest;
