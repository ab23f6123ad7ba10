package io.stopover.milvus.endpoint;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/**
 * Where a server listens. Credentials are never part of it, so {@link #toString()} may be shown.
 *
 * @param host name or address; an IPv6 address without brackets
 * @param database the database named in the URL's path
 */
public record Endpoint(boolean tls, String host, int port, Optional<String> database) {
    /** The port Milvus listens on unless told otherwise. */
    public static final int MILVUS_PORT = 19530;

    private static final Pattern LOOPBACK =
            Pattern.compile("(.+\\.)?localhost|127(\\.\\d{1,3}){3}|(0*:)+0*1");

    public Endpoint {
        requireNonNull(host, "host");
        requireNonNull(database, "database");
        if (host.isEmpty() || port < 1 || port > 65535) {
            throw new IllegalArgumentException("no endpoint: " + host + ":" + port);
        }
    }

    /**
     * Reads an endpoint as people write it: {@code http(s)://host:port[/database]}, {@code
     * host:port}, {@code host}, a Zilliz Cloud address, IPv6 in brackets.
     *
     * @throws io.stopover.model.error.StopoverException BAD_ENDPOINT naming what is wrong;
     *     SECRET_AS_ARGUMENT for a password in the URL
     */
    public static Endpoint parse(String text) {
        return new EndpointParser(text).parse();
    }

    /** This computer, told by the host as it is written: no name is looked up. */
    public boolean loopback() {
        return LOOPBACK.matcher(host).matches();
    }

    /** A Zilliz Cloud cluster, told by its host name. */
    public boolean zillizCloud() {
        return ZillizHost.matches(host);
    }

    /**
     * Collections that a Zilliz Cloud cluster's plan allows, where the host name tells the plan.
     */
    public OptionalInt mostCollections() {
        return ZillizHost.mostCollections(host);
    }

    /** Host and port as gRPC and sockets take them; an IPv6 address in brackets. */
    public String authority() {
        return (host.indexOf(':') >= 0 ? "[" + host + "]" : host) + ":" + port;
    }

    /** The canonical URL; parsing it gives this endpoint again. */
    @Override
    public String toString() {
        return (tls ? "https://" : "http://") + authority() + database.map(d -> "/" + d).orElse("");
    }
}
