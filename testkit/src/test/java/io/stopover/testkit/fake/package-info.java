/** Each rule of the fake, through a real blocking stub. */
@org.jspecify.annotations.NullMarked
package io.stopover.testkit.fake;
