package io.stopover.model.plan;

/** How to migrate. Part of a job's identity: a resumed job must ask for the same. */
public record Options(
        IndexPolicy indexes,
        LoadPolicy load,
        ExistingPolicy onExisting,
        ConflictPolicy onConflict,
        VerifyMode verify,
        AutoIdPolicy autoId,
        boolean loadSource) {
    public static final Options DEFAULTS =
            new Options(
                    IndexPolicy.AUTO,
                    LoadPolicy.NONE,
                    ExistingPolicy.FAIL,
                    ConflictPolicy.FAIL,
                    VerifyMode.FULL,
                    AutoIdPolicy.KEEP,
                    false);
}
