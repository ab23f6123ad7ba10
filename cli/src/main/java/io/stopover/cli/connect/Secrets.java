package io.stopover.cli.connect;

import io.stopover.cli.request.EndDraft;
import io.stopover.cli.shell.Shell;
import io.stopover.milvus.endpoint.Credential;
import io.stopover.milvus.endpoint.Secret;
import io.stopover.model.error.ErrorCode;
import io.stopover.model.error.StopoverException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds the credential of one end: in a file, in the environment, or by asking. */
final class Secrets {
    private final Side side;
    private final Shell shell;

    Secrets(Side side, Shell shell) {
        this.side = side;
        this.shell = shell;
    }

    /**
     * @throws StopoverException USAGE when what was given contradicts itself or is not there
     */
    Credential of(EndDraft end) {
        if (end.namesToken() && end.namesUser()) {
            throw usage("both a token and a user are given; choose one");
        }
        if (end.user().isPresent()) {
            return userPassword(end.user().get(), end);
        }
        if (end.namesPassword()) {
            throw usage("a password is given without a user: add " + side.option("user"));
        }
        if (end.namesToken()) {
            return new Credential.Token(
                    stored(end.tokenFile(), end.tokenEnv())
                            .orElseThrow(() -> usage("the token is empty")));
        }
        Optional<Secret> token = variable(side.variable("TOKEN"));
        if (token.isEmpty() && variable(side.variable("PASSWORD")).isPresent()) {
            throw usage(
                    side.variable("PASSWORD")
                            + " is set without a user: add "
                            + side.option("user"));
        }
        return token.<Credential>map(Credential.Token::new).orElse(Credential.none());
    }

    private Credential userPassword(String user, EndDraft end) {
        if (user.isEmpty() || user.indexOf(':') >= 0) {
            throw usage("a user name is not empty and has no ':'");
        }
        Secret password =
                Stream.<Source>of(
                                () -> stored(end.passwordFile(), end.passwordEnv()),
                                () -> variable(side.variable("PASSWORD")),
                                () -> ask(user))
                        .flatMap(source -> source.find().stream())
                        .findFirst()
                        .orElseThrow(() ->
                                usage(
                                        "the password of "
                                                + user
                                                + " is missing: set "
                                                + side.variable("PASSWORD")
                                                + " or give "
                                                + side.option("password-file")));
        return new Credential.UserPassword(user, password);
    }

    private interface Source {
        Optional<Secret> find();
    }

    private Optional<Secret> stored(Optional<Path> file, Optional<String> variable) {
        if (file.isPresent()) {
            return Optional.of(read(file.get()));
        }
        if (variable.isEmpty()) {
            return Optional.empty();
        }
        Optional<Secret> found = variable(variable.get());
        if (found.isEmpty()) {
            throw usage("the environment variable " + variable.get() + " is not set");
        }
        return found;
    }

    private Optional<Secret> variable(String name) {
        return Optional.of(shell.environment().getOrDefault(name, ""))
                .filter(value -> !value.isEmpty())
                .map(Secret::of);
    }

    private Optional<Secret> ask(String user) {
        return shell.keyboard()
                .secret("Password of " + user + " on the " + side.word())
                .map(Secret::of);
    }

    private Secret read(Path file) {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.findFirst()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty())
                    .map(Secret::of)
                    .orElseThrow(() -> usage("the file " + file + " is empty"));
        } catch (IOException | java.io.UncheckedIOException e) {
            throw new StopoverException(
                    ErrorCode.USAGE, "", "the file " + file + " cannot be read", e);
        }
    }

    private StopoverException usage(String what) {
        return new StopoverException(ErrorCode.USAGE, side.word() + ": " + what);
    }
}
