"""Compares two collections on two servers, value by value, without any of Stopover's code.

    compare.py --source-uri http://127.0.0.1:19530 --source-db shop --source-collection books
               --target-uri http://127.0.0.1:19531 [--target-db …] [--target-collection …]
               [--source-user U --source-password-env NAME] [--target-…]
               [--json-by-value] [--without FIELD]...

Partition by partition: the same keys, for every key the same protobuf values in every column, no
key twice, and count(*) as many as keys. Exit code 0, or 1 with the first differences on stdout.
"""

import sys

import digest
import server
from canonical_json import canonical

SHOWN = 20


def values(column, json_by_value):
    """The column's values, one per row, in a form that compares byte by byte; None is null."""
    vector = column.HasField("vectors")
    kind = (column.vectors if vector else column.scalars).WhichOneof("data")
    raw = digest.vectors(column.vectors) if vector else digest.scalars(column.scalars)
    if kind == "array_data":
        raw = [(v.WhichOneof("data"), tuple(digest.scalars(v))) if digest.scalars(v) else () for v in raw]
    if kind == "json_data" and json_by_value:
        raw = [canonical(v) for v in raw]
    valid = list(column.valid_data)
    if not valid:
        return raw
    if len(raw) == len(valid):
        return [v if ok else None for v, ok in zip(raw, valid)]
    rest = iter(raw)
    return [next(rest) if ok else None for ok in valid]


def rows(collection, partition, without, json_by_value):
    """Key to {column: value}, and the keys that came twice."""
    found = {}
    doubled = []
    for page in collection.pages(partition):
        keys = server.keys_of(page, collection.key)
        columns = {}
        for column in page.fields_data:
            if column.field_name not in without:
                columns[column.field_name] = values(column, json_by_value)
        for name, cells in columns.items():
            if len(cells) != len(keys):
                raise server.ServerError(f"{name}: {len(cells)} values for {len(keys)} keys")
        for i, key in enumerate(keys):
            if key in found:
                doubled.append(key)
            row = {name: cells[i] for name, cells in columns.items()}
            if collection.schema.enable_dynamic_field and row.get(server.META) is None:
                row[server.META] = b"{}"
            found[key] = row
    return found, doubled


def differences(source, target, without, json_by_value):
    keyed = source.partition_key() and target.partition_key()
    mine, theirs = source.partitions(), target.partitions()
    if mine != theirs:
        yield f"partitions: {mine} and {theirs}"
    common = [""] if keyed else sorted(set(mine) & set(theirs))
    counts = {"source": partition_counts(source, mine), "target": partition_counts(target, theirs)}
    keys = {"source": 0, "target": 0}
    for partition in common:
        where = f"partition {partition}: " if partition else ""
        left, left_twice = rows(source, partition, without, json_by_value)
        right, right_twice = rows(target, partition, without, json_by_value)
        for side, twice in (("source", left_twice), ("target", right_twice)):
            for key in twice:
                yield f"{where}{key!r} is read twice from the {side}"
        for side, read in (("source", left), ("target", right)):
            keys[side] += len(read)
            counted = counts[side].get(partition, len(read))
            if counted != len(read):
                yield f"{where}count(*) of the {side} is {counted}, {len(read)} keys were read"
        for key in sorted(left.keys() | right.keys(), key=server.sort_key):
            if key not in right:
                yield f"{where}{key!r} is missing on the target"
            elif key not in left:
                yield f"{where}{key!r} is on the target only"
            else:
                yield from of_row(f"{where}{key!r}", left[key], right[key])
        print(f"{where or 'all: '}{len(left)} and {len(right)} rows")
    for side, collection in (("source", source), ("target", target)):
        if collection.count() != keys[side]:
            yield f"count(*) of the {side} is {collection.count()}, {keys[side]} keys were read"


def partition_counts(collection, partitions):
    """count(*) by partition; empty where it is not one (Milvus Lite 3.2 counts all of them)."""
    if collection.partition_key():
        return {}
    counted = {p: collection.count(p) for p in partitions}
    return counted if sum(counted.values()) == collection.count() else {}


def of_row(where, left, right):
    for name in sorted(left.keys() | right.keys()):
        if name not in left or name not in right:
            yield f"{where}: {name} is on one side only"
        elif left[name] != right[name]:
            yield f"{where}: {name} is {left[name]!r} and {right[name]!r}"


def main(parser):
    server.add_arguments(parser, "source")
    server.add_arguments(parser, "target")
    parser.add_argument("--source-db", default="default")
    parser.add_argument("--source-collection", required=True)
    parser.add_argument("--target-db")
    parser.add_argument("--target-collection")
    parser.add_argument("--json-by-value", action="store_true")
    parser.add_argument("--without", action="append", default=[], help="a field to leave out")
    a = parser.parse_args()
    source = server.from_arguments(a, "source", a.source_db).collection(a.source_collection)
    target = server.from_arguments(a, "target", a.target_db or a.source_db).collection(
        a.target_collection or a.source_collection
    )
    found = 0
    for difference in differences(source, target, set(a.without), a.json_by_value):
        found += 1
        if found <= SHOWN:
            print(difference)
    if found > SHOWN:
        print(f"… and {found - SHOWN} more")
    print("equal" if not found else f"{found} differences")
    return 1 if found else 0


if __name__ == "__main__":
    server.script(main)
