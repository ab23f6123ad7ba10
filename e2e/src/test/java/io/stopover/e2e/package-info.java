/** What the product promises, shown with real servers. */
@org.jspecify.annotations.NullMarked
package io.stopover.e2e;
