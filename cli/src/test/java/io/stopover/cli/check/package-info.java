@org.jspecify.annotations.NullMarked
package io.stopover.cli.check;
