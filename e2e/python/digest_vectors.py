"""Makes the test vectors of docs/digest.md.

    digest_vectors.py FILE          writes FILE
    digest_vectors.py --check FILE  exit code 1 when FILE is not what this script writes

A vector is a query answer as a server sends it (QueryResults, hex), the fields of its collection,
the bytes of every row, and the digest.
"""

import argparse
import json
import pathlib
import struct
import sys

from pymilvus.grpc_gen import milvus_pb2, schema_pb2

import digest
from digest import TYPE
from messages import column, doubles, field, floats, scalars

LEAST = -(2**63)
MOST = 2**63 - 1
TEXTS = ["", "plain", 'quotes " and \\ and \\u4e00', "一二三", "\U0001f600\U00010000", "\x00\x7f"]
JSON_TEXTS = [
    b"{}",
    b"null",
    b'{ "b" : 1.50, "a" : [true,false,null] }',
    b'{"n":9223372036854775807,"d":0.12345678901234567890}',
    '{"é":"\U0001f600"}'.encode(),
    b"not JSON",
    b"",
]
JSON_BY_VALUE = [
    b"{}",
    b' { "b" : 1.50 , "a" : [ true , false , null ] } ',
    b'{"a":1,"a":2}',
    b'{"a":{"y":1,"x":{"d":[],"c":{}}}}',
    "{\"\uffff\":1,\"\U00010000\":2,\"z\":3,\"é\":4,\"\":5}".encode(),
    b"[0,-0,0.0,-0.0e5,0e-7]",
    b"[100,1e2,1E+2,1.0e2,0.001e5,-12.50]",
    b"[9223372036854775807,-9223372036854775808,12345678901234567890123456789012345678901234567890]",
    b"[0.12345678901234567890,1e400,1e-400,1.7976931348623157e308]",
    b"[1e999999999,1e-999999999]",
    b"[1e1000000001]",
    b"[1e99999999999999999999]",
    b'"\\u0041\\/\\u00e9\\ud83d\\ude00\\u2028"',
    b'"\\b\\f\\n\\r\\t\\u0001\\u001f\\u007f\\"\\\\"',
    b'"lone \\ud800 surrogate"',
    b'{"\\udc00":1}',
    b"[NaN]",
    b"[01]",
    b"[1.]",
    b"[+1]",
    b"[.5]",
    b"{'a':1}",
    b'{"a":1,}',
    b'{"a":1} {}',
    b'"a\nb"',
    b"/* c */ 1",
    b"\xef\xbb\xbf{}",
    b'{"a":"\xff"}',
    b"\x00{\x00}",
    b"",
    b"  ",
    b"true",
    b"null",
    b"17",
    b'"text"',
    b"[" * 1000 + b"]" * 1000,
    b"[" * 1001 + b"]" * 1001,
    b'"' + b"[" * 2000 + b'"',
    b"1" * 1200 + b"0" * 200 + b".50",
]


ID = field("id", "Int64", key=True)


def ids(count):
    return column("id", "Int64", "long_data", list(range(1, count + 1)))


def of_column(name, made_field, made_column, rows, **options):
    return vector(name, [ID, made_field], [ids(rows), made_column], **options)


def vector(name, fields, columns, dynamic=False, json_by_value=False):
    answer = milvus_pb2.QueryResults(fields_data=columns, collection_name="vectors")
    key = next(f for f in fields if f.is_primary_key)
    rows = digest.row_bytes(answer, key, fields, dynamic, json_by_value)
    total = digest.Digest()
    for row in rows:
        total.add(row)
    return {
        "name": name,
        "jsonByValue": json_by_value,
        "dynamicField": dynamic,
        "fields": [described(f) for f in fields],
        "answer": answer.SerializeToString(deterministic=True).hex(),
        "rowBytes": [row.hex() for row in rows],
        "digest": str(total),
    }


def described(f):
    names = {number: name for name, number in TYPE.items()}
    out = {"name": f.name, "type": names[f.data_type]}
    if f.element_type:
        out["elementType"] = names[f.element_type]
    if f.is_primary_key:
        out["primaryKey"] = True
    if f.nullable:
        out["nullable"] = True
    if f.HasField("default_value"):
        member = f.default_value.WhichOneof("data")
        value = getattr(f.default_value, member)
        out["default"] = {member: value}
    return out


def keys():
    yield vector(
        "INT64 keys with both ends",
        [ID],
        [column("id", "Int64", "long_data", [LEAST, LEAST + 1, -1, 0, 1, MOST])],
    )
    yield vector(
        "VARCHAR keys: empty, quotes, astral",
        [field("key", "VarChar", key=True)],
        [column("key", "VarChar", "string_data", TEXTS)],
    )
    yield vector("no rows at all", [ID, field("v", "FloatVector")], [])
    yield vector(
        "no rows but columns",
        [ID, field("t", "VarChar")],
        [ids(0), column("t", "VarChar", "string_data", [])],
    )
    yield vector(
        "rows in another order have the same digest",
        [ID, field("n", "Int32")],
        [
            column("n", "Int32", "int_data", [30, 10, 20]),
            column("id", "Int64", "long_data", [3, 1, 2]),
        ],
    )
    yield vector(
        "a row that is there twice counts twice",
        [ID],
        [column("id", "Int64", "long_data", [7, 7])],
    )
    yield vector(
        "fields sort by their names' bytes",
        [field("b", "Int64", key=True), field("a", "Int64"), field("_", "Int64"), field("B", "Int64")],
        [
            column("b", "Int64", "long_data", [1]),
            column("a", "Int64", "long_data", [2]),
            column("_", "Int64", "long_data", [3]),
            column("B", "Int64", "long_data", [4]),
        ],
        dynamic=True,
    )


SCALARS = {
    "Bool": ("bool_data", [True, False]),
    "Int8": ("int_data", [-128, -1, 0, 127]),
    "Int16": ("int_data", [-32768, -1, 0, 32767]),
    "Int32": ("int_data", [-(2**31), -1, 0, 2**31 - 1]),
    "Int64": ("long_data", [LEAST, -1, 0, MOST]),
    "Float": (
        "float_data",
        floats(0.0, -0.0, 1.5, 3.4028235e38, 1e-45)
        + [bytes.fromhex("0100a07f"), bytes.fromhex("0000807f")],
    ),
    "Double": (
        "double_data",
        doubles(0.0, -0.0, 0.1, 1.7976931348623157e308, 5e-324)
        + [bytes.fromhex("010000000000f47f"), bytes.fromhex("000000000000f0ff")],
    ),
    "VarChar": ("string_data", TEXTS),
    "Text": ("string_data", TEXTS),
    "JSON": ("json_data", JSON_TEXTS),
    "Geometry": ("geometry_wkt_data", ["POINT (1 2)", "LINESTRING (0 0, 1 1)"]),
    "Timestamptz": ("string_data", ["2026-11-22T10:00:00Z", "2026-11-22T10:00:00.123456+02:00"]),
}
DEFAULTS = {
    "Bool": ("bool_data", True),
    "Int8": ("int_data", -5),
    "Int16": ("int_data", 300),
    "Int32": ("int_data", -70000),
    "Int64": ("long_data", MOST),
    "Float": ("float_data", -2.5),
    "Double": ("double_data", 0.1),
    "VarChar": ("string_data", "dé\U0001f600"),
    "Geometry": ("string_data", "POINT (0 0)"),
    "Timestamptz": ("string_data", "2026-01-01T00:00:00Z"),
}


def scalar_types():
    for data_type, (member, values) in SCALARS.items():
        count = len(values)
        yield of_column(data_type, field("v", data_type), column("v", data_type, member, values), count)
        flags = [i % 2 == 0 for i in range(count)]
        yield of_column(
            f"{data_type}, nulls with a value in their place",
            field("v", data_type, nullable=True),
            column("v", data_type, member, values, valid=flags),
            count,
        )
        yield of_column(
            f"{data_type}, nulls without a value in their place",
            field("v", data_type, nullable=True),
            column("v", data_type, member, values[::2], valid=flags),
            count,
        )
        yield of_column(
            f"{data_type}, nothing but nulls",
            field("v", data_type, nullable=True),
            column("v", data_type, member, [], valid=[False, False]),
            2,
        )
        if data_type in DEFAULTS:
            yield of_column(
                f"{data_type}, null in a nullable field with a default",
                field("v", data_type, nullable=True, default=DEFAULTS[data_type]),
                column("v", data_type, member, values, valid=flags),
                count,
            )
            yield of_column(
                f"{data_type}, a default without nulls",
                field("v", data_type, default=DEFAULTS[data_type]),
                column("v", data_type, member, values),
                count,
            )


def arrays():
    elements = [t for t in SCALARS if t not in ("JSON", "Text", "Geometry", "Timestamptz")]
    for element in elements:
        member, values = SCALARS[element]
        rows = [
            schema_pb2.ScalarField(),
            schema_pb2.ScalarField(),
            schema_pb2.ScalarField(),
        ]
        scalars(rows[0], member, values)
        scalars(rows[1], member, [])
        made = column("v", "Array", "array_data", rows)
        made.scalars.array_data.element_type = TYPE[element]
        yield of_column(
            f"Array of {element}: all values, none, and unset",
            field("v", "Array", element=element),
            made,
            3,
        )
        made = column("v", "Array", "array_data", rows, valid=[True, True, False])
        yield of_column(
            f"Array of {element}: empty is not null",
            field("v", "Array", element=element, nullable=True),
            made,
            3,
        )


def sparse(*entries):
    return b"".join(struct.pack("<If", index, value) for index, value in entries)


VECTORS = {
    "FloatVector": (
        None,
        2,
        [struct.pack("<2f", 0.0, -0.0), bytes.fromhex("0100a07f0000c07f"), struct.pack("<2f", 1.5, -2)],
    ),
    "BinaryVector": ("binary_vector", 16, [b"\x00\x00", b"\xff\x01", b"\x80\x7f"]),
    "Float16Vector": ("float16_vector", 2, [b"\x00\x80\x00\x00", b"\x00\x3c\xff\x7b", b"\x01\x7e\x00\x7c"]),
    "BFloat16Vector": ("bfloat16_vector", 2, [b"\x00\x80\x00\x00", b"\x80\x3f\x7f\x7f", b"\xc0\x7f\x80\x7f"]),
    "Int8Vector": ("int8_vector", 3, [b"\x80\x00\x7f", b"\xff\x01\x02", b"\x00\x00\x00"]),
    "SparseFloatVector": (
        None,
        4294967294,
        [b"", sparse((0, 1.0)), sparse((1, 0.5), (7, 2.0), (4294967293, 3.25))],
    ),
}


def vector_types():
    for data_type, (member, dim, values) in VECTORS.items():
        yield of_column(
            data_type, field("v", data_type), column("v", data_type, member, values, dim=dim), 3
        )
        flags = [False, True, False, True, True]
        yield of_column(
            f"{data_type}, nulls without a value in their place",
            field("v", data_type, nullable=True),
            column("v", data_type, member, values, valid=flags, dim=dim),
            5,
        )
        yield of_column(
            f"{data_type}, nulls with a value in their place",
            field("v", data_type, nullable=True),
            column("v", data_type, member, values, valid=[True, False, True], dim=dim),
            3,
        )
        yield of_column(
            f"{data_type}, nothing but nulls",
            field("v", data_type, nullable=True),
            column("v", data_type, member, [], valid=[False, False], dim=dim),
            2,
        )


def dynamic():
    def meta(values, valid=None):
        return column("$meta", "JSON", "json_data", values, valid=valid, dynamic=True)

    yield vector("$meta is left out", [ID], [ids(2)], dynamic=True)
    yield vector("$meta", [ID], [ids(3), meta([b"{}", b'{"a": 1}', b'{"a":1}'])], dynamic=True)
    yield vector(
        "$meta is null",
        [ID],
        [ids(3), meta([b'{"a":1}', b"", b"{}"], valid=[True, False, True])],
        dynamic=True,
    )
    yield vector(
        "$meta is null and has no value in its place",
        [ID],
        [ids(3), meta([b'{"a":1}', b"{}"], valid=[True, False, True])],
        dynamic=True,
    )
    yield vector(
        "$meta by value",
        [ID],
        [ids(3), meta([b'{"b":1.0, "a":"\\u0061"}', b"", b"{ }"], valid=[True, False, True])],
        dynamic=True,
        json_by_value=True,
    )


def json_by_value():
    for text in JSON_BY_VALUE:
        shown = repr(text)[2:-1]
        yield of_column(
            "JSON by value: " + (shown if len(shown) < 100 else f"{shown[:10]}… ({len(text)} bytes)"),
            field("v", "JSON"),
            column("v", "JSON", "json_data", [text]),
            1,
            json_by_value=True,
        )


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--check", action="store_true")
    parser.add_argument("file", type=pathlib.Path)
    arguments = parser.parse_args()
    made = [*keys(), *scalar_types(), *arrays(), *vector_types(), *dynamic(), *json_by_value()]
    lines = ",\n  ".join(json.dumps(v, ensure_ascii=True) for v in made)
    text = '{"digestVersion": 1, "vectors": [\n  ' + lines + "\n]}\n"
    if arguments.check:
        same = arguments.file.read_text() == text
        print(f"{len(made)} vectors, {'as committed' if same else 'DIFFERENT from the file'}")
        return 0 if same else 1
    arguments.file.write_text(text)
    print(f"{len(made)} vectors")
    return 0


if __name__ == "__main__":
    sys.exit(main())
