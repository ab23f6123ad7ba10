package io.stopover.e2e.bench;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/** What this process has used so far. */
final class Cpu {
    private static final OperatingSystemMXBean SYSTEM =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    private Cpu() {}

    /** CPU time of all threads, collectors and compilers included. */
    static long nanos() {
        return SYSTEM.getProcessCpuTime();
    }

    static double load() {
        return SYSTEM.getSystemLoadAverage();
    }
}
