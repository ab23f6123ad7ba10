package io.stopover.milvus.endpoint;

import static java.util.Objects.requireNonNull;

import io.stopover.model.error.ErrorCode;
import io.stopover.model.error.StopoverException;
import java.time.Duration;

/**
 * Everything needed to connect.
 *
 * @param channels HTTP/2 connections; each has one event loop, so several carry more
 * @param openDeadline how long connecting may take in all
 * @param retryBudget how long a repeatable call goes on trying
 */
public record ConnectionSettings(
        Endpoint endpoint,
        Credential credential,
        Tls tls,
        int channels,
        Duration openDeadline,
        Duration retryBudget) {
    public static final int DEFAULT_CHANNELS = 4;
    public static final Duration DEFAULT_OPEN_DEADLINE = Duration.ofSeconds(10);
    public static final Duration DEFAULT_RETRY_BUDGET = Duration.ofMinutes(5);

    /**
     * @throws StopoverException BAD_TLS_MATERIAL when TLS files go with a plain endpoint
     */
    public ConnectionSettings {
        requireNonNull(endpoint, "endpoint");
        requireNonNull(credential, "credential");
        requireNonNull(tls, "tls");
        if (channels < 1 || !openDeadline.isPositive() || retryBudget.isNegative()) {
            throw new IllegalArgumentException("channels and durations are positive");
        }
        if (!endpoint.tls() && !tls.isStandard()) {
            throw new StopoverException(
                    ErrorCode.BAD_TLS_MATERIAL,
                    "TLS files or a server name were given, but " + endpoint + " is plain http");
        }
    }

    public static ConnectionSettings of(Endpoint endpoint, Credential credential, Tls tls) {
        return new ConnectionSettings(
                endpoint,
                credential,
                tls,
                DEFAULT_CHANNELS,
                DEFAULT_OPEN_DEADLINE,
                DEFAULT_RETRY_BUDGET);
    }

    /** There is a credential, and whoever sees the traffic on its way can read it. */
    public boolean credentialInClear() {
        return !(credential instanceof Credential.None) && !endpoint.tls() && !endpoint.loopback();
    }

    public ConnectionSettings withChannels(int number) {
        return new ConnectionSettings(endpoint, credential, tls, number, openDeadline, retryBudget);
    }

    public ConnectionSettings withRetryBudget(Duration budget) {
        return new ConnectionSettings(endpoint, credential, tls, channels, openDeadline, budget);
    }
}
