/** Plans, findings and reports as people and scripts read them. */
@org.jspecify.annotations.NullMarked
package io.stopover.cli.result;
