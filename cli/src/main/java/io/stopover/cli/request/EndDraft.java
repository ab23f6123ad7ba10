package io.stopover.cli.request;

import java.nio.file.Path;
import java.util.Optional;

/**
 * One end of a migration as far as somebody named it. It never holds a secret, only where to find
 * one.
 *
 * @param endpoint as written: a URL, {@code host:port} or {@code local:NAME}
 * @param passwordEnv name of the environment variable that holds the password
 * @param tokenEnv name of the environment variable that holds the token
 */
public record EndDraft(
        Optional<String> endpoint,
        Optional<String> user,
        Optional<Path> passwordFile,
        Optional<String> passwordEnv,
        Optional<Path> tokenFile,
        Optional<String> tokenEnv,
        Optional<Path> ca,
        Optional<Path> cert,
        Optional<Path> key,
        Optional<String> serverName) {
    public static final EndDraft EMPTY =
            new EndDraft(
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty());

    /** An end of which only the endpoint is named. */
    public static EndDraft at(String endpoint) {
        return new EndDraft(
                Optional.of(endpoint),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /**
     * This draft, with what it leaves open taken from {@code below}. A credential here replaces one
     * of the other kind there.
     */
    public EndDraft over(EndDraft below) {
        boolean token = namesToken();
        boolean password = namesPassword();
        return new EndDraft(
                endpoint.or(below::endpoint),
                token ? user : user.or(below::user),
                token || password ? passwordFile : below.passwordFile,
                token || password ? passwordEnv : below.passwordEnv,
                token || namesUser() ? tokenFile : below.tokenFile,
                token || namesUser() ? tokenEnv : below.tokenEnv,
                ca.or(below::ca),
                cert.or(below::cert),
                key.or(below::key),
                serverName.or(below::serverName));
    }

    public boolean namesToken() {
        return tokenFile.isPresent() || tokenEnv.isPresent();
    }

    /** Says where a password is. */
    public boolean namesPassword() {
        return passwordFile.isPresent() || passwordEnv.isPresent();
    }

    /** Speaks of a user and password at all. */
    public boolean namesUser() {
        return user.isPresent() || namesPassword();
    }
}
