package io.stopover.cli.connect;

import io.stopover.cli.request.EndDraft;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.ISetter;
import picocli.CommandLine.Model.OptionSpec;

/** The options of one end; the same for both but for the first word of their names. */
public final class EndOptions {
    /** Options without an order have -1. */
    private static final int BEFORE_OTHERS = -2;

    private final Side side;
    private @Nullable String endpoint;
    private @Nullable String user;
    private @Nullable Path passwordFile;
    private @Nullable Path tokenFile;
    private @Nullable Path ca;
    private @Nullable Path cert;
    private @Nullable Path key;
    private @Nullable String serverName;

    public EndOptions(Side side) {
        this.side = side;
    }

    /** The options, to be mixed into a command. */
    CommandSpec spec() {
        CommandSpec spec = CommandSpec.create();
        add(
                spec,
                "--" + side.word(),
                "URL",
                "The %s: http(s)://host:port, host:port, a Zilliz Cloud address, or local:NAME for a cluster of `stopover local`.",
                String.class,
                value -> endpoint = value);
        add(
                spec,
                side.option("user"),
                "USER",
                "User on the %s. Its password comes from %2$s, a file, or a prompt.",
                String.class,
                value -> user = value);
        add(
                spec,
                side.option("password-file"),
                "FILE",
                "File with the password on its first line.",
                Path.class,
                value -> passwordFile = value);
        add(
                spec,
                side.option("token-file"),
                "FILE",
                "File with an API key or user:password on its first line; else %3$s.",
                Path.class,
                value -> tokenFile = value);
        add(
                spec,
                side.option("ca"),
                "FILE",
                "PEM certificates to trust instead of the system's.",
                Path.class,
                value -> ca = value);
        add(
                spec,
                side.option("cert"),
                "FILE",
                "PEM client certificate (mutual TLS).",
                Path.class,
                value -> cert = value);
        add(
                spec,
                side.option("key"),
                "FILE",
                "PEM key of the client certificate.",
                Path.class,
                value -> key = value);
        add(
                spec,
                side.option("server-name"),
                "NAME",
                "Name to expect in the server's certificate.",
                String.class,
                value -> serverName = value);
        return spec;
    }

    private <T> void add(
            CommandSpec spec,
            String name,
            String label,
            String description,
            Class<T> type,
            Consumer<@Nullable T> field) {
        spec.addOption(
                OptionSpec.builder(name)
                        .order(BEFORE_OTHERS)
                        .paramLabel(label)
                        .description(
                                String.format(
                                        description,
                                        side.word(),
                                        "$$" + side.variable("PASSWORD"),
                                        "$$" + side.variable("TOKEN")))
                        .type(type)
                        .setter(
                                new ISetter() {
                                    @Override
                                    public <V> @Nullable V set(@Nullable V value) {
                                        field.accept(type.cast(value));
                                        return value;
                                    }
                                })
                        .build());
    }

    /** What was given. */
    public EndDraft draft() {
        return new EndDraft(
                Optional.ofNullable(endpoint),
                Optional.ofNullable(user),
                Optional.ofNullable(passwordFile),
                Optional.empty(),
                Optional.ofNullable(tokenFile),
                Optional.empty(),
                Optional.ofNullable(ca),
                Optional.ofNullable(cert),
                Optional.ofNullable(key),
                Optional.ofNullable(serverName));
    }
}
