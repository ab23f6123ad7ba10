package io.stopover.local;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;

/** Finds TCP ports that nobody listens on. Not a reservation: another program can be faster. */
final class Ports {
    private static final int FIRST_PUBLIC = 19530;
    private static final int FIRST_INNER = 20_000;

    /** Below the range from which Linux takes ports for outgoing connections (32768). */
    private static final int BEYOND_INNER = 32_000;

    private Ports() {}

    /** The first free port from Milvus' usual one upwards that is not {@code taken}. */
    static int publicPort(Set<Integer> taken) {
        return IntStream.range(FIRST_PUBLIC, FIRST_INNER)
                .filter(port -> !taken.contains(port) && isFree(port))
                .findFirst()
                .orElseThrow(() ->
                        new LocalClusterException(
                                "No port from "
                                        + FIRST_PUBLIC
                                        + " to "
                                        + (FIRST_INNER - 1)
                                        + " is free. Name one with --port."));
    }

    /**
     * Random, because two processes that start clusters at the same time cannot see each other's
     * choice.
     */
    static List<Integer> innerPorts(int count, Set<Integer> taken) {
        return new Random()
                .ints(FIRST_INNER, BEYOND_INNER)
                .filter(port -> !taken.contains(port) && isFree(port))
                .distinct()
                .limit(count)
                .boxed()
                .toList();
    }

    static boolean isFree(int port) {
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(port));
            return true;
        } catch (IOException inUse) {
            return false;
        }
    }

    static boolean answers(int port) {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1_000);
            return true;
        } catch (IOException refused) {
            return false;
        }
    }
}
