package io.stopover.cli.progress;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/** How fast a counter goes, over the last seconds. Not thread-safe. */
final class Pace {
    private static final long WINDOW_NANOS = Duration.ofSeconds(8).toNanos();
    private static final double NANOS = 1e9;

    private record Point(long nanos, long value) {}

    private final Deque<Point> points = new ArrayDeque<>();

    /** Notes the counter; a counter that went back starts anew. */
    void at(long nanos, long value) {
        if (!points.isEmpty() && points.getLast().value() > value) {
            points.clear();
        }
        points.addLast(new Point(nanos, value));
        while (points.size() > 2 && nanos - points.getFirst().nanos() > WINDOW_NANOS) {
            points.removeFirst();
        }
    }

    double perSecond() {
        if (points.size() < 2) {
            return 0;
        }
        long nanos = points.getLast().nanos() - points.getFirst().nanos();
        long amount = points.getLast().value() - points.getFirst().value();
        return nanos <= 0 ? 0 : amount * NANOS / nanos;
    }

    /** Time until the counter reaches {@code goal}; empty while nothing moves. */
    Optional<Duration> until(long goal) {
        double pace = perSecond();
        if (pace <= 0 || points.getLast().value() >= goal) {
            return Optional.empty();
        }
        return Optional.of(
                Duration.ofMillis((long) ((goal - points.getLast().value()) / pace * 1000)));
    }
}
