-- A finished collection's part of the report, as JSON.
alter table job_collection add column result text;
