package io.stopover.milvus.endpoint;

import static java.util.Objects.requireNonNull;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/** How to prove who we are. Printing one never shows its secret. */
public sealed interface Credential {

    /** A server without authentication. */
    record None() implements Credential {}

    record UserPassword(String user, Secret password) implements Credential {
        public UserPassword {
            requireNonNull(password, "password");
            if (user.isEmpty() || user.indexOf(':') >= 0) {
                throw new IllegalArgumentException("a user name is not empty and has no ':'");
            }
        }
    }

    /** A Zilliz Cloud API key, or {@code user:password} in one piece. */
    record Token(Secret token) implements Credential {
        public Token {
            requireNonNull(token, "token");
        }
    }

    static Credential none() {
        return new None();
    }

    /**
     * The value of the gRPC header {@code authorization}: base64 without "Basic" or "Bearer"
     * (milvus-sdk-java, ClientUtils).
     */
    default Optional<Secret> header() {
        Optional<String> clear =
                switch (this) {
                    case None() -> Optional.empty();
                    case UserPassword(var user, var password) ->
                            Optional.of(user + ":" + password.reveal());
                    case Token(var token) -> Optional.of(token.reveal());
                };
        return clear.map(c -> c.getBytes(StandardCharsets.UTF_8))
                .map(bytes -> Secret.of(Base64.getEncoder().encodeToString(bytes)));
    }
}
