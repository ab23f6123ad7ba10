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
 * @param versionText what GetVersion answers, true or not
 * @param mostRows rows after which an answer is cut off without a word
 */
public record FakeOptions(
        FakeVersion version,
        Map<String, Right> users,
        long maxOutputBytes,
        int receiveLimitBytes,
        int sendLimitBytes,
        boolean shortPages,
        long seed,
        String versionText,
        int mostRows) {
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
                version.text(),
                Integer.MAX_VALUE);
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
        return changed(users, bytes, receiveLimitBytes, sendLimitBytes, shortPages, seed);
    }

    public FakeOptions withMessageLimits(int receiveBytes, int sendBytes) {
        return changed(users, maxOutputBytes, receiveBytes, sendBytes, shortPages, seed);
    }

    public FakeOptions withShortPages() {
        return changed(users, maxOutputBytes, receiveLimitBytes, sendLimitBytes, true, seed);
    }

    public FakeOptions withSeed(long newSeed) {
        return changed(
                users, maxOutputBytes, receiveLimitBytes, sendLimitBytes, shortPages, newSeed);
    }

    /** A server that calls itself otherwise than it behaves. */
    public FakeOptions calling(String itself) {
        return misbehaving(itself, mostRows);
    }

    /** A server that cuts answers off silently. */
    public FakeOptions withMostRows(int rows) {
        return misbehaving(versionText, rows);
    }

    private FakeOptions withUser(String secret, Right right) {
        Map<String, Right> more = new HashMap<>(users);
        more.put(secret, right);
        return changed(more, maxOutputBytes, receiveLimitBytes, sendLimitBytes, shortPages, seed);
    }

    private FakeOptions misbehaving(String text, int rows) {
        return new FakeOptions(
                version,
                users,
                maxOutputBytes,
                receiveLimitBytes,
                sendLimitBytes,
                shortPages,
                seed,
                text,
                rows);
    }

    private FakeOptions changed(
            Map<String, Right> newUsers,
            long outputBytes,
            int receiveBytes,
            int sendBytes,
            boolean areShortPages,
            long newSeed) {
        return new FakeOptions(
                version,
                newUsers,
                outputBytes,
                receiveBytes,
                sendBytes,
                areShortPages,
                newSeed,
                versionText,
                mostRows);
    }
}
