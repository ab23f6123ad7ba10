package io.stopover.model.plan;

import static io.stopover.model.plan.Severity.ERROR;
import static io.stopover.model.plan.Severity.INFO;
import static io.stopover.model.plan.Severity.WARNING;

/** Stable names of what a plan or a run may find. docs/errors.md is generated from this list. */
public enum FindingCode {
    TARGET_EXISTS(
            ERROR,
            "Choose --on-existing skip, append or recreate, or another target name (--collection 'a=b')."),
    TARGET_SKIPPED(INFO, "Nothing to do; --on-existing append or recreate would copy it."),
    TARGET_RECREATED(
            WARNING,
            "The target collection is dropped before the copy. Leave --on-existing recreate away to keep it."),
    TARGET_IS_SOURCE(
            ERROR,
            "Give the copy another name or database; a collection cannot be copied onto itself."),
    TARGET_IS_OTHER_SOURCE(
            ERROR,
            "Nothing is written to a collection that is being read: copy in two jobs, or to another name."),
    TARGET_IDENTITY_UNTOLD(
            INFO,
            "Nothing to do: this server tells no collection ids, so before it writes the job makes an empty collection on the target and looks that the source does not have it."),
    TARGET_NAME_REFUSED(
            ERROR,
            "Give it another name (--collection 'a=b', --database a=b): ASCII letters, digits and underscores, no digit first, at most 255 bytes."),
    TARGET_NAME_TWICE(
            ERROR,
            "Two source collections map to one target name; rename one (--collection 'a=b')."),
    TARGET_NAME_IS_ALIAS(
            ERROR, "An alias of that name exists on the target; drop it or rename the collection."),
    TARGET_SCHEMA_DIFFERS(
            ERROR,
            "Append needs the same fields; use another target name or --on-existing recreate."),
    TARGET_UNREADABLE(
            ERROR,
            "Load the target collection, so that its keys can be looked at before anything is appended."),
    NEW_KEYS_INTO_EXISTING(
            ERROR,
            "New keys are made in a collection that this job creates; use another target name."),
    TARGET_KEYS_KEPT(
            WARNING,
            "Skipping was asked for; rows of these keys stay as the target has them and are not compared."),
    TARGET_KEYS_OVERWRITTEN(
            WARNING,
            "Overwriting was asked for; leave --on-conflict overwrite away to be refused."),
    TARGET_KEYS_ELSEWHERE(
            ERROR,
            "A key would be on the target twice; delete these keys there, or move the rows to the source's partition."),
    TARGET_KEYS_CLASH(ERROR, "Choose --on-conflict overwrite or skip, or another target name."),
    TARGET_NOT_EMPTY(WARNING, "Append was asked for; the rows that are there stay."),
    PARTITIONS_CREATED(
            INFO,
            "Nothing to do: the missing partitions are created before the first row is written."),
    PROPERTIES_DIFFER(
            WARNING,
            "Appending alters no property of the target; set those you want there yourself. A TTL on the target lets appended rows expire."),
    AUTO_ID_CLOSED(
            ERROR,
            "Set the property allow_insert_auto_id=true on the target collection for the copy, or choose another target name."),
    TARGET_CAPACITY(ERROR, "Drop collections on the target, take fewer, or raise its limit."),
    TARGET_MEMORY(
            WARNING,
            "Loading may fail: release collections on the target or give it more memory; --verify none copies without loading."),
    TARGET_RIGHTS(ERROR, "Grant the named right to the target's user."),
    SOURCE_RIGHTS(ERROR, "Grant the named right to the source's user."),
    NOT_IN_JOB(
            INFO, "Run the same command again when this job has ended; it came after its start."),
    DATABASE_CREATED(INFO, "Nothing to do."),
    DATABASE_UNSUPPORTED(
            ERROR,
            "This server knows only the default database; map the database to it with --database NAME=default."),
    TYPE_UNKNOWN(ERROR, "This version of Stopover does not know the type; exclude the collection."),
    TYPE_UNSUPPORTED(
            ERROR,
            "The target's version does not know the type; upgrade the target or exclude the collection."),
    ATTRIBUTE_UNKNOWN(
            WARNING,
            "The server sent an attribute that cannot be carried; compare the schema by hand."),
    ATTRIBUTE_UNSUPPORTED(
            ERROR,
            "The target's version cannot hold the attribute; upgrade the target or exclude the collection."),
    FUNCTION_UNSUPPORTED(
            ERROR,
            "The target's version does not know the function; upgrade the target or exclude the collection."),
    PARTITIONS_UNSUPPORTED(
            ERROR,
            "The target has no partitions; exclude the collection or choose another target."),
    AUTO_ID_NOT_KEPT(
            ERROR,
            "Choose --auto-id new-keys (new ids on the target) or --auto-id plain-keys (same keys, target without Auto ID)."),
    AUTO_ID_NEW_KEYS(
            WARNING,
            "The target generates new keys, as asked; whoever refers to the old ones must be told."),
    AUTO_ID_PLAIN(WARNING, "The target keeps the keys but has no Auto ID, as asked."),
    SOURCE_NOT_LOADED(ERROR, "Load the collection on the source, or allow it with --load-source."),
    SOURCE_LOADED_FOR_COPY(INFO, "Nothing to do: it is released again after the copy."),
    LEFT_LOADED(WARNING, "Release the collection by hand."),
    SOURCE_PARTLY_LOADED(
            ERROR, "Load every partition on the source: what is not loaded cannot be read."),
    SOURCE_UNINDEXED(
            ERROR,
            "The source needs an index on every vector field before it can be loaded and read."),
    SOURCE_LOSSY_INDEX(
            ERROR,
            "This index returns changed vector bits; build another one on the source or exclude the collection."),
    SERVER_UNVERIFIED(INFO, "`stopover check --probe` runs the wire contract against this server."),
    CREDENTIAL_IN_CLEAR(
            WARNING,
            "Write https://, with --source-ca or --target-ca for an authority of your own, or go through a tunnel that ends on 127.0.0.1; change a password that was sent like this."),
    VERIFY_NEEDS_INDEX(
            INFO, "Full verification builds a temporary index on the target and drops it again."),
    VERIFY_IMPOSSIBLE(
            ERROR, "Choose --verify none, or exclude the collection: nothing can read the copy."),
    LOAD_NEEDS_INDEX(
            ERROR,
            "Choose --indexes auto, or --load none: only what has an index on every vector field can stay loaded."),
    INDEX_CHANGED(INFO, "--indexes keep carries the source's index over."),
    INDEX_UNSUPPORTED(
            WARNING, "The target does not take this index; build another one after the copy."),
    METRIC_CHANGED(
            WARNING,
            "The target does not take the source's metric with this index; check searches, or use --indexes keep."),
    PROPERTY_DROPPED(INFO, "The property belongs to the source server and is not carried."),
    PROPERTIES_UNSUPPORTED(
            WARNING,
            "The target keeps no properties; choose another target if rows are to expire or limits to hold there."),
    CONSISTENCY_UNKNOWN(INFO, "The source does not tell; the target gets Bounded."),
    SCHEMA_DIFFERS(
            ERROR, "What both sides have was compared; carry the field over or drop it by hand."),
    PARTITIONS_DIFFER(WARNING, "Compare the partitions by hand."),
    ALIAS_TAKEN(
            WARNING, "The target uses this alias already; move it by hand when you switch over."),
    ALIASES_UNSUPPORTED(WARNING, "The target has no aliases."),
    SHARDS_REDUCED(WARNING, "The target allows fewer shards; searches may be slower."),
    DUPLICATE_KEYS(
            WARNING,
            "The source counts rows that share a key; queries return the newest one only, and that one was copied."),
    ROWS_UNREADABLE(
            ERROR,
            "The source counts rows that no query returns; copy them by other means or delete them."),
    SOURCE_WRITTEN(
            ERROR,
            "Rows came or went on the source during the copy; stop the writers and migrate again."),
    NULLS_BECAME_DEFAULTS(
            WARNING, "The target's field has a default, so a null sent to it becomes the default."),
    TARGET_COUNT_DIFFERS(
            ERROR,
            "Somebody else writes to the target, or rows were doubled; see the differences.");

    private final Severity severity;
    private final String remedy;

    FindingCode(Severity severity, String remedy) {
        this.severity = severity;
        this.remedy = remedy;
    }

    public Severity severity() {
        return severity;
    }

    public String remedy() {
        return remedy;
    }
}
