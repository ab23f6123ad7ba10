package io.stopover.testkit.servers;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Fills a {@link TestServer} parameter of a test, a lifecycle method or a test class's constructor
 * with a real server that is ready. It is started on first use and shared by all tests of the JVM:
 * use a database or names of your own.
 */
@Documented
@Target(ElementType.PARAMETER)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(MilvusServerExtension.class)
public @interface MilvusServer {
    ServerKind kind();

    /** Different numbers are different servers, side by side. */
    int instance() default 1;
}
