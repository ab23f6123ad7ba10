package io.stopover.milvus.dialect;

import io.stopover.model.error.ErrorCode;
import io.stopover.model.error.StopoverException;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads what servers call themselves. */
final class VersionText {
    record Named(Family family, Version version) {}

    private record Form(Pattern pattern, Family family) {}

    /** Tried in order; groups are major, minor and, where told, patch. */
    private static final List<Form> FORMS =
            List.of(
                    // "Zilliz Cloud Vector Database(Compatible with Milvus 2.6)"
                    new Form(
                            Pattern.compile("zilliz.*milvus\\s+v?(\\d+)\\.(\\d+)()"),
                            Family.ZILLIZ),
                    // "milvus_lite-3.2.2"
                    new Form(
                            Pattern.compile("milvus.?lite-(\\d+)\\.(\\d+)(?:\\.(\\d+))?"),
                            Family.LITE),
                    // "v2.3.5-lite" is the real server of PyPI; "2.6-20260404-31fb3fc" a build
                    new Form(Pattern.compile("^v?(\\d+)\\.(\\d+)(?:\\.(\\d+))?"), Family.MILVUS));

    private static final Pattern MASTER = Pattern.compile("^(master|main)\\b");

    /** What master was when this was written. */
    private static final Version NEWEST = new Version(3, 0, Version.HEAD);

    private VersionText() {}

    /**
     * @throws StopoverException UNSUPPORTED_SERVER when no version is in the text
     */
    static Named parse(String text) {
        String plain = text.strip().toLowerCase(Locale.ROOT);
        if (MASTER.matcher(plain).find()) {
            return new Named(Family.MILVUS, NEWEST);
        }
        for (Form form : FORMS) {
            Matcher matcher = form.pattern().matcher(plain);
            if (matcher.find()) {
                return new Named(form.family(), version(matcher));
            }
        }
        throw new StopoverException(
                ErrorCode.UNSUPPORTED_SERVER,
                "the server calls itself '" + text + "', in which there is no Milvus version");
    }

    private static Version version(Matcher matcher) {
        String patch = matcher.group(3);
        return new Version(
                Integer.parseInt(matcher.group(1)),
                Integer.parseInt(matcher.group(2)),
                patch == null || patch.isEmpty() ? Version.HEAD : Integer.parseInt(patch));
    }
}
