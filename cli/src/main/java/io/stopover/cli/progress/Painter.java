package io.stopover.cli.progress;

import java.time.Duration;
import java.util.List;

/** Shows collections again and again. */
interface Painter {
    Duration interval();

    /**
     * @param running time since the job started
     */
    void paint(List<Watch> collections, Duration running);

    /** Shows the last state; nothing is painted afterwards. */
    void finish(List<Watch> collections, Duration running);
}
