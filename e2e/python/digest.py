"""The digest of a collection: an independent implementation of docs/digest.md.

    digest.py --uri http://127.0.0.1:19530 --collection books [--db D] [--partition P]
              [--user U --password-env NAME] [--ca FILE] [--json-by-value] [--without FIELD]...

Prints rows:hex. Exit code 2 when the server refuses, 3 when a count of the rows (count(*)) is not
the number of rows that were read.
"""

import struct
import sys

import xxhash
from pymilvus.grpc_gen import schema_pb2

import server
from canonical_json import canonical

NULL = b"\x00"
PRESENT = b"\x01"
NO_DYNAMIC_KEYS = PRESENT + struct.pack("<I", 2) + b"{}"
TYPE = {name: number for name, number in schema_pb2.DataType.items()}
INTEGERS = {TYPE[t] for t in ("Int8", "Int16", "Int32", "Int64")}


def sized(data):
    return struct.pack("<I", len(data)) + data


def scalar(data_type, json_by_value):
    """A function from a Python value to its bytes."""
    if data_type == TYPE["Bool"]:
        return lambda v: b"\x01" if v else b"\x00"
    if data_type in INTEGERS:
        return lambda v: struct.pack("<q", v)
    if data_type in (TYPE["Float"], TYPE["Double"]):
        return bytes
    if data_type == TYPE["JSON"]:
        return lambda v: sized(canonical(v) if json_by_value else v)
    return lambda v: sized(v.encode("utf-8") if isinstance(v, str) else v)


def packed(array, width):
    """Items of a FloatArray or DoubleArray as raw bits: a Python float would lose those of a NaN.

    Serialized, such a message is one tag, a length, and the packed items.
    """
    count = len(array.data)
    return pieces(array.SerializeToString()[-count * width :], width) if count else []


def pieces(data, width):
    if not width:
        return []
    return [data[i : i + width] for i in range(0, len(data), width)]


def scalars(field):
    """The values of a ScalarField message."""
    kind = field.WhichOneof("data")
    if kind is None:
        return []
    if kind == "float_data":
        return packed(field.float_data, 4)
    if kind == "double_data":
        return packed(field.double_data, 8)
    return list(getattr(field, kind).data)


def vectors(field):
    """The vectors of a VectorField message, each as its raw bytes."""
    kind = field.WhichOneof("data")
    if kind is None:
        return []
    if kind == "float_vector":
        return pieces(b"".join(packed(field.float_vector, 4)), field.dim * 4)
    if kind == "sparse_float_vector":
        return list(field.sparse_float_vector.contents)
    width = {
        "binary_vector": field.dim // 8,
        "float16_vector": field.dim * 2,
        "bfloat16_vector": field.dim * 2,
        "int8_vector": field.dim,
    }[kind]
    return pieces(getattr(field, kind), width)


def encoder(field, json_by_value):
    if field.data_type == TYPE["Array"]:
        one = scalar(field.element_type, json_by_value)

        def array(value):
            elements = scalars(value)
            return struct.pack("<I", len(elements)) + b"".join(map(one, elements))

        return array
    return scalar(field.data_type, json_by_value)


def instead_of_null(field):
    if not (field.nullable and field.HasField("default_value")):
        return NULL
    default = field.default_value
    kind = default.WhichOneof("data")
    value = getattr(default, kind)
    if kind == "float_data":
        value = struct.pack("<f", value)
    elif kind == "double_data":
        value = struct.pack("<d", value)
    return PRESENT + scalar(field.data_type, False)(value)


def cells(column, rows, encode, null):
    """The row parts of one column. Nulls may or may not have a value in their place."""
    values = vectors(column.vectors) if column.HasField("vectors") else scalars(column.scalars)
    valid = list(column.valid_data) or [True] * rows
    if len(valid) != rows:
        raise ValueError(f"{column.field_name}: {len(valid)} flags for {rows} rows")
    if len(values) not in (rows, sum(valid)):
        raise ValueError(f"{column.field_name}: {len(values)} values for {rows} rows")
    if len(values) == rows:
        return [PRESENT + encode(v) if ok else null for v, ok in zip(values, valid)]
    rest = iter(values)
    return [PRESENT + encode(next(rest)) if ok else null for ok in valid]


def row_bytes(answer, key, schema_fields, dynamic, json_by_value):
    """The bytes of every row of a query answer, as the page describes them."""
    columns = {c.field_name: c for c in answer.fields_data}
    rows = len(server.keys_of(answer, key))
    parts = {}
    for field in schema_fields:
        if rows:
            parts[field.name.encode("utf-8")] = cells(
                columns[field.name], rows, encoder(field, json_by_value), instead_of_null(field)
            )
    if dynamic:
        name = server.META
        encode = scalar(TYPE["JSON"], json_by_value)
        parts[name.encode("utf-8")] = (
            cells(columns[name], rows, encode, NO_DYNAMIC_KEYS)
            if name in columns
            else [NO_DYNAMIC_KEYS] * rows
        )
    ordered = [parts[name] for name in sorted(parts)]
    return [b"".join(column[row] for column in ordered) for row in range(rows)]


class Digest:
    def __init__(self):
        self.rows = 0
        self.sum = 0

    def add(self, row):
        self.rows += 1
        self.sum = (self.sum + xxhash.xxh3_128_intdigest(row)) % (1 << 128)

    def __str__(self):
        return f"{self.rows}:{self.sum:032x}"


def main(parser):
    server.add_arguments(parser)
    parser.add_argument("--db", default="default")
    parser.add_argument("--collection", required=True)
    parser.add_argument("--partition", default="")
    parser.add_argument("--json-by-value", action="store_true")
    parser.add_argument("--without", action="append", default=[], help="a field to leave out")
    arguments = parser.parse_args()
    collection = server.from_arguments(arguments, database=arguments.db).collection(
        arguments.collection
    )
    fields = [f for f in collection.fields.values() if f.name not in arguments.without]
    digest = Digest()
    for page in collection.pages(arguments.partition):
        for row in row_bytes(
            page,
            collection.key,
            fields,
            collection.schema.enable_dynamic_field,
            arguments.json_by_value,
        ):
            digest.add(row)
    print(digest)
    counted = collection.count(arguments.partition)
    if counted != digest.rows:
        print(f"{digest.rows} rows read, count(*) says {counted}", file=sys.stderr)
        return 3
    return 0


if __name__ == "__main__":
    server.script(main)
