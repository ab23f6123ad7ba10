-- One script set for H2 (PostgreSQL mode) and PostgreSQL.
--
-- "epoch" stands on every row that a job's holder writes, so that one guarded statement both writes and proves that the
-- job is still held, whatever the isolation level: taking a job raises it on all of them.

create table job (
    id          varchar                  not null primary key,
    fingerprint varchar                  not null,
    title       varchar                  not null,
    state       varchar                  not null,
    reason      varchar                  not null,
    epoch       integer                  not null,
    digest_version integer               not null,
    created     timestamp with time zone not null,
    updated     timestamp with time zone not null,
    report      text
);

create table job_change (
    id         bigint                   generated always as identity primary key,
    job        varchar                  not null references job (id) on delete cascade,
    changed    timestamp with time zone not null,
    from_state varchar,
    to_state   varchar                  not null,
    reason     varchar                  not null,
    actor      varchar                  not null
);

create index job_change_by_job on job_change (job);

-- "ranges" counts the range numbers given out; counts are JSON objects, partition name to rows; "result" is a
-- finished collection's part of the report, "uncertain" when the last write went out whose answer was lost,
-- "source_loaded" whether the job holds the source loaded for the copy.
create table job_collection (
    job             varchar not null references job (id) on delete cascade,
    number          integer not null,
    epoch           integer not null,
    source_database varchar not null,
    source_name     varchar not null,
    source_id       bigint  not null,
    source_created  bigint  not null,
    target_database varchar not null,
    target_name     varchar not null,
    target_id       bigint  not null,
    target_created  bigint  not null,
    action          varchar not null,
    target_was_loaded boolean not null,
    source_loaded   boolean not null,
    phase           varchar not null,
    source_counts   text    not null,
    target_counts   text    not null,
    ranges          integer not null,
    result          text,
    uncertain       timestamp with time zone,
    primary key (job, number)
);

-- "kept_keys": a JSON array of keys that the target holds and keeps as they are; null where nobody asked.
-- Keys are JSON literals, so that 7, "7" and "" stay apart and every character can be stored; null is an open end.
create table job_range (
    job          varchar not null,
    collection   integer not null,
    number       integer not null,
    epoch        integer not null,
    partition_name varchar not null,
    after_key    varchar,
    up_to_key    varchar,
    state        varchar not null,
    attempt      integer,
    cause        varchar,
    row_count    bigint,
    byte_count   bigint,
    digest_high  bigint,
    digest_low   bigint,
    first_key    bigint,
    last_key     bigint,
    stored_at    bigint,
    target_rows  bigint,
    target_high  bigint,
    target_low   bigint,
    left_number  integer,
    right_number integer,
    kept_keys    text,
    primary key (job, collection, number),
    foreign key (job, collection) references job_collection (job, number) on delete cascade
);
