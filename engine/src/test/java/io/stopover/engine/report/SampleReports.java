package io.stopover.engine.report;

import io.stopover.model.digest.Digest;
import io.stopover.model.plan.Action;
import io.stopover.model.plan.Finding;
import io.stopover.model.plan.FindingCode;
import io.stopover.model.plan.Options;
import io.stopover.model.plan.Server;
import io.stopover.model.report.CollectionReport;
import io.stopover.model.report.Difference;
import io.stopover.model.report.FidelityItem;
import io.stopover.model.report.JobState;
import io.stopover.model.report.Proof;
import io.stopover.model.report.Report;
import io.stopover.model.schema.CollectionName;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/** Reports as a shop's migration would make them. */
final class SampleReports {
    private static final Digest DIGEST = new Digest(50_000, 0x0123456789abcdefL, -2);
    private static final Server SOURCE = new Server("http://127.0.0.1:19530", "2.3.5", "2.3", true);
    private static final Server TARGET =
            new Server("https://in03-4f1c.api.gcp-us-west1.zillizcloud.com", "2.6.8", "2.6", false);

    private SampleReports() {}

    static Report equal() {
        return report(JobState.SUCCESSFUL, collection("books", Proof.DIGESTS), small());
    }

    static Report different() {
        return report(JobState.FAILED, collection("books", Proof.FAILED), small());
    }

    /** Of that many collections, each with the same findings and with one of its own. */
    static Report many(int collections) {
        Report few = equal();
        List<CollectionReport> all = new ArrayList<>();
        List<Finding> findings = new ArrayList<>(few.findings());
        for (int i = 0; i < collections; i++) {
            CollectionReport collection = collection("products_%03d".formatted(i), Proof.DIGESTS);
            all.add(collection);
            findings.add(
                    Finding.of(
                            FindingCode.INDEX_CHANGED,
                            collection.source(),
                            "index on embedding: HNSW L2 becomes AUTOINDEX L2"));
            findings.add(
                    Finding.of(
                            FindingCode.DUPLICATE_KEYS,
                            collection.source(),
                            i + " rows are further copies of keys that were copied once"));
        }
        return new Report(
                few.jobId(),
                few.state(),
                few.started(),
                few.finished(),
                few.source(),
                few.target(),
                few.options(),
                all,
                findings,
                few.digestVersion(),
                few.stopoverVersion());
    }

    static CollectionReport small() {
        return new CollectionReport(
                new CollectionName("shop", "reviews"),
                new CollectionName("shop", "reviews"),
                Action.APPEND,
                2_525,
                2_525,
                OptionalLong.of(2_525),
                OptionalLong.of(2_525),
                Proof.DIGESTS_BOTH,
                new Digest(2_525, 5, 6),
                new Digest(2_525, 5, 6),
                0,
                List.of(),
                List.of(new FidelityItem("field id", FidelityItem.Outcome.IDENTICAL, "INT64")),
                List.of("embedding: AUTOINDEX (COSINE)"),
                phases(80, 640, 910, 300),
                1_700_000,
                "");
    }

    static CollectionReport collection(String name, Proof proof) {
        boolean differs = proof == Proof.FAILED;
        return new CollectionReport(
                new CollectionName("shop", name),
                new CollectionName("archive", name + "_v2"),
                Action.CREATE,
                50_000,
                50_000,
                OptionalLong.of(50_000),
                differs ? OptionalLong.empty() : OptionalLong.of(50_000),
                proof,
                DIGEST,
                differs ? new Digest(50_001, 7, 8) : DIGEST,
                differs ? 1_200 : 0,
                differs ? differences() : List.of(),
                fidelity(),
                List.of("embedding: AUTOINDEX (L2)", "title: Trie"),
                phases(350, 6_200, 3_700, 2_400),
                168_000_000,
                "");
    }

    static Report report(JobState state, CollectionReport... collections) {
        return new Report(
                "job-20261122-174455-x7k2",
                state,
                Instant.parse("2026-11-22T17:44:55.123456Z"),
                Instant.parse("2026-11-22T17:45:12.5Z"),
                SOURCE,
                TARGET,
                Options.DEFAULTS,
                List.of(collections),
                List.of(
                        Finding.of(
                                FindingCode.DUPLICATE_KEYS,
                                "shop.books",
                                "count(*) says 50,003, and 50,000 different keys were read"),
                        Finding.of(
                                FindingCode.SERVER_UNVERIFIED,
                                "target",
                                "2.6.8 was not tested on a real server of this line"),
                        Finding.of(
                                FindingCode.TARGET_COUNT_DIFFERS,
                                "archive.books_v2",
                                "50,001 rows instead of 50,000")),
                1,
                "0.1.0");
    }

    private static List<Difference> differences() {
        return List.of(
                new Difference(Difference.Kind.CHANGED, "_default", "17", "price"),
                new Difference(Difference.Kind.MISSING, "_default", "42", ""),
                new Difference(Difference.Kind.EXTRA, "sale", "90071992547", ""),
                new Difference(Difference.Kind.DOUBLED, "sale", "", "2 rows"));
    }

    private static List<FidelityItem> fidelity() {
        return List.of(
                new FidelityItem("field id", FidelityItem.Outcome.IDENTICAL, "INT64, primary key"),
                new FidelityItem(
                        "field embedding", FidelityItem.Outcome.IDENTICAL, "FLOAT_VECTOR, 768"),
                new FidelityItem(
                        "index embedding",
                        FidelityItem.Outcome.CHANGED_ON_REQUEST,
                        "HNSW became AUTOINDEX (--indexes auto)"),
                new FidelityItem(
                        "alias bestsellers",
                        FidelityItem.Outcome.IMPOSSIBLE_HERE,
                        "the target uses this alias already"));
    }

    private static Map<String, Duration> phases(long plan, long copy, long index, long compare) {
        Map<String, Duration> phases = new LinkedHashMap<>();
        phases.put("schema", Duration.ofMillis(plan));
        phases.put("copy", Duration.ofMillis(copy));
        phases.put("index", Duration.ofMillis(index));
        phases.put("load", Duration.ofMillis(index / 3));
        phases.put("compare", Duration.ofMillis(compare));
        return phases;
    }
}
