package io.stopover.cli.result;

import io.stopover.model.digest.Digest;
import io.stopover.model.plan.Action;
import io.stopover.model.plan.Finding;
import io.stopover.model.plan.FindingCode;
import io.stopover.model.plan.Options;
import io.stopover.model.plan.Server;
import io.stopover.model.report.CollectionReport;
import io.stopover.model.report.Difference;
import io.stopover.model.report.JobState;
import io.stopover.model.report.Proof;
import io.stopover.model.report.Report;
import io.stopover.model.schema.CollectionName;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/** Reports as jobs make them. */
public final class Reports {
    private static final Instant START = Instant.parse("2026-11-22T10:00:00Z");

    private Reports() {}

    public static Report of(JobState state, CollectionReport... collections) {
        return new Report(
                "job-1",
                state,
                START,
                START.plusSeconds(43),
                new Server("http://a:19530", "v2.3.5", "Milvus 2.3", true),
                new Server("http://b:19530", "2.6.1", "Milvus 2.6", false),
                Options.DEFAULTS,
                List.of(collections),
                List.of(
                        Finding.of(
                                FindingCode.SERVER_UNVERIFIED, "http://b:19530", "rules believed")),
                1,
                "0.1.0");
    }

    public static CollectionReport collection(String name, Proof proof) {
        return collection(name, proof, "", List.of());
    }

    public static CollectionReport collection(
            String name, Proof proof, String failure, List<Difference> differences) {
        return new CollectionReport(
                new CollectionName("shop", name),
                new CollectionName("archive", name),
                Action.CREATE,
                100_000,
                100_000,
                0,
                OptionalLong.of(100_000),
                proof == Proof.NONE ? OptionalLong.empty() : OptionalLong.of(99_999),
                proof,
                Digest.EMPTY,
                Digest.EMPTY,
                differences.size(),
                differences,
                List.of(),
                List.of("vec: AUTOINDEX L2"),
                Map.of("copy", Duration.ofMillis(12_000), "compare", Duration.ofMillis(500)),
                1_000_000,
                failure);
    }
}
