package io.stopover.local;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/**
 * How to start a server, and how to tell that it is ready.
 *
 * @param folder the working directory
 * @param port where clients connect
 * @param healthPort where {@code GET /healthz} answers OK; empty for servers without it
 */
record Launch(
        List<String> command,
        Map<String, String> environment,
        Path folder,
        int port,
        OptionalInt healthPort) {}
