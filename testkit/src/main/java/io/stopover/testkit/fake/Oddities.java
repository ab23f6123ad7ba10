package io.stopover.testkit.fake;

/**
 * What a server does against its own rules.
 *
 * @param versionText what GetVersion answers, true or not
 * @param mostRows rows after which an answer is cut off without a word
 */
public record Oddities(String versionText, int mostRows) {
    static Oddities none(FakeVersion version) {
        return new Oddities(version.text(), Integer.MAX_VALUE);
    }

    Oddities calling(String itself) {
        return new Oddities(itself, mostRows);
    }

    Oddities withMostRows(int rows) {
        return new Oddities(versionText, rows);
    }
}
