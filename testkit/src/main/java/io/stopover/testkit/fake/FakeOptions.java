package io.stopover.testkit.fake;

import java.util.HashMap;
import java.util.Map;

/**
 * How a fake is started. Immutable; each {@code with} method returns a changed copy.
 *
 * @param users secret as it is sent ({@code user:password} or a token) to the right it gives; empty
 *     means no authentication
 * @param maxOutputBytes the server's maxOutputSize, compared with the encoded answer
 * @param receiveLimitBytes largest request message
 * @param sendLimitBytes largest answer message
 * @param shortPages whether a limit is applied before copies of one key are dropped, so that pages
 *     may be short
 * @param seed order of the columns in answers
 * @param freeMemory bytes that GetMetrics reports as free; 0 for a server without metrics
 * @param oddities what it does against its own rules
 */
public record FakeOptions(
        FakeVersion version,
        Map<String, Right> users,
        long maxOutputBytes,
        int receiveLimitBytes,
        int sendLimitBytes,
        boolean shortPages,
        long seed,
        long freeMemory,
        Oddities oddities) {
    /** What a user may do. */
    public enum Right {
        READ_ONLY,
        ALL
    }

    public FakeOptions {
        users = Map.copyOf(users);
        if (maxOutputBytes <= 0 || receiveLimitBytes <= 0 || sendLimitBytes <= 0) {
            throw new IllegalArgumentException("limits must be positive");
        }
    }

    /** Open access and the limits a server of this line has by default. */
    public static FakeOptions of(FakeVersion version) {
        return new FakeOptions(
                version,
                Map.of(),
                100L << 20,
                64 << 20,
                version.sendLimitBytes(),
                false,
                1,
                0,
                Oddities.none(version));
    }

    public FakeOptions withUser(String user, String password) {
        return withUser(user + ":" + password, Right.ALL);
    }

    public FakeOptions withReadOnlyUser(String user, String password) {
        return withUser(user + ":" + password, Right.READ_ONLY);
    }

    public FakeOptions withToken(String token) {
        return withUser(token, Right.ALL);
    }

    public FakeOptions withMaxOutputBytes(long bytes) {
        return new FakeOptions(
                version,
                users,
                bytes,
                receiveLimitBytes,
                sendLimitBytes,
                shortPages,
                seed,
                freeMemory,
                oddities);
    }

    public FakeOptions withMessageLimits(int receiveBytes, int sendBytes) {
        return new FakeOptions(
                version,
                users,
                maxOutputBytes,
                receiveBytes,
                sendBytes,
                shortPages,
                seed,
                freeMemory,
                oddities);
    }

    public FakeOptions withShortPages() {
        return new FakeOptions(
                version,
                users,
                maxOutputBytes,
                receiveLimitBytes,
                sendLimitBytes,
                true,
                seed,
                freeMemory,
                oddities);
    }

    public FakeOptions withSeed(long newSeed) {
        return new FakeOptions(
                version,
                users,
                maxOutputBytes,
                receiveLimitBytes,
                sendLimitBytes,
                shortPages,
                newSeed,
                freeMemory,
                oddities);
    }

    public FakeOptions withFreeMemory(long bytes) {
        return new FakeOptions(
                version,
                users,
                maxOutputBytes,
                receiveLimitBytes,
                sendLimitBytes,
                shortPages,
                seed,
                bytes,
                oddities);
    }

    /** A server that calls itself otherwise than it behaves. */
    public FakeOptions calling(String itself) {
        return withOddities(oddities.calling(itself));
    }

    /** A server that cuts answers off silently. */
    public FakeOptions withMostRows(int rows) {
        return withOddities(oddities.withMostRows(rows));
    }

    private FakeOptions withOddities(Oddities others) {
        return new FakeOptions(
                version,
                users,
                maxOutputBytes,
                receiveLimitBytes,
                sendLimitBytes,
                shortPages,
                seed,
                freeMemory,
                others);
    }

    private FakeOptions withUser(String secret, Right right) {
        Map<String, Right> more = new HashMap<>(users);
        more.put(secret, right);
        return new FakeOptions(
                version,
                more,
                maxOutputBytes,
                receiveLimitBytes,
                sendLimitBytes,
                shortPages,
                seed,
                freeMemory,
                oddities);
    }
}
