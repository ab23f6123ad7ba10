"""Fills a server with a data set of the acceptance tests; every row follows from its number.

    fill.py --uri http://127.0.0.1:19530 --db shop --set partitions|texts|escapes|quotes|dynamic|decimals|halves|bm25|nullable
            [--collection NAME] [--user U --password-env NAME]

Rows are written over the bare stubs, so that JSON arrives byte for byte. Prints the row count.
"""

import json
import random
import struct
import time

from pymilvus.grpc_gen import common_pb2, milvus_pb2, schema_pb2

import server
from messages import column, doubles, field, floats

BATCH = 1000


class DataSet:
    def __init__(self, fields, batches, indexes, dynamic=False, functions=(), description=""):
        self.fields = fields
        self.batches = batches
        self.indexes = indexes
        self.dynamic = dynamic
        self.functions = functions
        self.description = description


def chunks(items):
    return [items[i : i + BATCH] for i in range(0, len(items), BATCH)]


def some_floats(chance, count):
    """Floats with every exponent a server takes, and both zeros."""
    out = [struct.pack("<f", chance.uniform(-1, 1)) for _ in range(count)]
    if chance.random() < 0.05:
        out[0] = struct.pack("<f", -0.0)
        out[-1] = struct.pack("<f", chance.choice([1e-45, -1e-38, 3.4e38, 1e10]))
    return b"".join(out)


def partitions():
    """4 partitions × 2,525 rows, INT64 keys with both ends, every scalar type of 2.3, and arrays."""
    chance = random.Random(2525)
    keys = [-(2**63) + 1, 2**63 - 2, 0, -1]
    while len(keys) < 4 * 2525:
        keys.append(chance.randrange(-(2**62), 2**62))
    fields = [
        field("id", "Int64", key=True),
        field("flag", "Bool"),
        field("tiny", "Int8"),
        field("small", "Int16"),
        field("normal", "Int32"),
        field("big", "Int64"),
        field("real", "Float"),
        field("exact", "Double"),
        field("name", "VarChar", max_length=200),
        field("tags", "Array", element="VarChar", max_length=50, max_capacity=8),
        field("numbers", "Array", element="Int64", max_capacity=8),
        field("weights", "Array", element="Float", max_capacity=8),
        field("vector", "FloatVector", dim=16),
    ]

    def batches():
        for p in range(4):
            for part in chunks(keys[p * 2525 : (p + 1) * 2525]):
                n = len(part)
                yield f"p{p}", n, [
                    column("id", "Int64", "long_data", part),
                    column("flag", "Bool", "bool_data", [k % 3 == 0 for k in part]),
                    column("tiny", "Int8", "int_data", [k % 256 - 128 for k in part]),
                    column("small", "Int16", "int_data", [k % 65536 - 32768 for k in part]),
                    column("normal", "Int32", "int_data", [k % 2**32 - 2**31 for k in part]),
                    column("big", "Int64", "long_data", [-k for k in part]),
                    column("real", "Float", "float_data", [some_floats(chance, 1) for _ in part]),
                    column("exact", "Double", "double_data", doubles(*(chance.random() for _ in part))),
                    column("name", "VarChar", "string_data", [text(chance, 60) for _ in part]),
                    column("tags", "Array", "array_data", [texts(chance) for _ in part]),
                    column("numbers", "Array", "array_data", [longs(chance) for _ in part]),
                    column("weights", "Array", "array_data", [reals(chance) for _ in part]),
                    column("vector", "FloatVector", None, [some_floats(chance, 16) for _ in part], dim=16),
                ]

    return DataSet(fields, batches, {"vector": ("IVF_FLAT", "L2", {"nlist": 16})})


def texts(chance):
    return schema_pb2.ScalarField(
        string_data=schema_pb2.StringArray(data=[text(chance, 10) for _ in range(chance.randrange(5))])
    )


def longs(chance):
    return schema_pb2.ScalarField(
        long_data=schema_pb2.LongArray(
            data=[chance.choice([-(2**63), 2**63 - 1, 0, 7]) for _ in range(chance.randrange(5))]
        )
    )


def reals(chance):
    return schema_pb2.ScalarField(
        float_data=schema_pb2.FloatArray(data=[chance.choice([-0.0, 1.5, 1e-30]) for _ in range(chance.randrange(5))])
    )


ALPHABET = ["'", '"', "\\", "\\u4e00", "\\n", "\\", "%", "_", "a", "Z", "0", " ", "\n", "\t", "\x01", "\x7f"]
ALPHABET += ["é", "一", "\ufeff", "\uffff", "\U00010000", "\U0001f600", "\U0010ffff", "{", "}", "$", "&&", "||"]


def text(chance, longest):
    out = "".join(chance.choice(ALPHABET) for _ in range(chance.randrange(longest // 4)))
    while len(out.encode()) > longest:
        out = out[:-1]
    return out


def texts_as_keys():
    """5,000 VARCHAR keys that are hard to put into an expression, "" among them."""
    chance = random.Random(5000)
    keys = {"", "\\", '"', "\\u4e00", "\\\\u4e00", "'", "\u4e00", "\U0001f600", "\\x41", "\\101", "a" * 400}
    while len(keys) < 5000:
        keys.add(text(chance, 400))
    return of_texts(keys, chance)


def escapes():
    """Only keys that cannot stand in an expression as they are, so that every boundary is one."""
    chance = random.Random(92)
    return of_texts({f'\\"\n\r\t\\u4e00{k}\\' for k in range(3000)}, chance)


def quotes():
    """As escapes, without the line breaks that Milvus Lite 2.5 cannot read in an expression."""
    chance = random.Random(34)
    return of_texts({f'\\"\t\\u4e00{k}\\' for k in range(3000)}, chance)


def of_texts(keys, chance):
    keys = sorted(keys)
    chance.shuffle(keys)
    fields = [
        field("key", "VarChar", key=True, max_length=400),
        field("value", "VarChar", max_length=200),
        field("vector", "FloatVector", dim=8),
    ]

    def batches():
        for part in chunks(keys):
            yield "", len(part), [
                column("key", "VarChar", "string_data", part),
                column("value", "VarChar", "string_data", [text(chance, 200) for _ in part]),
                column("vector", "FloatVector", None, [some_floats(chance, 8) for _ in part], dim=8),
            ]

    return DataSet(fields, batches, {"vector": ("FLAT", "COSINE", {})})


JSON_TEXTS = [
    '{"n": 9223372036854775807, "m": -9223372036854775808}',
    '{"d":0.12345678901234567890,"e":12345678901234567890.5,"f":1e-20, "g" : 1.50 }',
    '{"a":{"b":{"c":[1,null,{"d":null}],"e":{}}},"n":null}',
    '{"日本語":"\U0001f600","é":"\\u00e9","\\"":"\\\\"}',
    "{}",
    '{"b":1,"a":2,"list":[[],[[]],"",0,-0.0,true,false]}',
]


def dynamic():
    """5,000 rows of dynamic JSON that no parser gets back byte for byte by chance."""
    chance = random.Random(9223372036854775807)
    fields = [
        field("id", "Int64", key=True),
        field("document", "JSON"),
        field("vector", "FloatVector", dim=4),
    ]

    def batches():
        for part in chunks(range(1, 5001)):
            metas = [meta(k) for k in part]
            yield "", len(part), [
                column("id", "Int64", "long_data", part),
                column("document", "JSON", "json_data", [JSON_TEXTS[k % 6].encode() for k in part]),
                column("vector", "FloatVector", None, [some_floats(chance, 4) for _ in part], dim=4),
                column("$meta", "JSON", "json_data", metas, dynamic=True),
            ]

    return DataSet(fields, batches, {"vector": ("FLAT", "IP", {})}, dynamic=True)


def meta(k):
    if k % 7 == 0:
        return b"{}"
    return f'{{"k{k % 50}" : {k}.{k:020d},"doc":{JSON_TEXTS[k % 6]}}}'.encode()


def decimals():
    """Numbers of 20 digits among others, in a JSON field of every tenth row and in the dynamic field of others."""
    chance = random.Random(12345678901234567890)
    fields = [
        field("id", "Int64", key=True),
        field("document", "JSON"),
        field("vector", "FloatVector", dim=4),
    ]

    def batches():
        part = range(1, 301)
        yield "", len(part), [
            column("id", "Int64", "long_data", part),
            column("document", "JSON", "json_data", [exact(k, k % 10 == 0) for k in part]),
            column("vector", "FloatVector", None, [some_floats(chance, 4) for _ in part], dim=4),
            column("$meta", "JSON", "json_data", [exact(k, k % 10 == 5) for k in part], dynamic=True),
        ]

    return DataSet(fields, batches, {"vector": ("FLAT", "IP", {})}, dynamic=True)


def exact(k, long):
    return f'{{"n" : {k}.{12345678901234567890 if long else 25}, "big":{JSON_TEXTS[0]}}}'.encode()


def halves():
    """Vectors of bits, half floats and sparse ones (Milvus Lite 2.5.1)."""
    chance = random.Random(16)
    fields = [
        field("id", "Int64", key=True),
        field("bits", "BinaryVector", dim=64),
        field("half", "Float16Vector", dim=8),
        field("brain", "BFloat16Vector", dim=8),
        field("sparse", "SparseFloatVector"),
    ]

    def batches():
        for part in chunks(range(1, 3001)):
            yield "", len(part), [
                column("id", "Int64", "long_data", part),
                column("bits", "BinaryVector", "binary_vector", [chance.randbytes(8) for _ in part], dim=64),
                column("half", "Float16Vector", "float16_vector", [halfs(chance, 8) for _ in part], dim=8),
                column("brain", "BFloat16Vector", "bfloat16_vector", [brains(chance, 8) for _ in part], dim=8),
                column("sparse", "SparseFloatVector", None, [sparse(chance) for _ in part], dim=100000),
            ]

    return DataSet(
        fields,
        batches,
        {
            "bits": ("BIN_FLAT", "HAMMING", {}),
            "half": ("FLAT", "L2", {}),
            "brain": ("FLAT", "L2", {}),
            "sparse": ("SPARSE_INVERTED_INDEX", "IP", {}),
        },
    )


def halfs(chance, dim):
    return b"".join(struct.pack("<e", chance.uniform(-8, 8)) for _ in range(dim))


def brains(chance, dim):
    """The upper halves of floats."""
    return b"".join(struct.pack("<f", chance.uniform(-8, 8))[2:] for _ in range(dim))


def sparse(chance):
    indices = sorted(chance.sample(range(100000), chance.randrange(1, 20)))
    return b"".join(struct.pack("<If", i, chance.uniform(0.01, 5)) for i in indices)


WORDS = "stop over move proof milvus vector cloud copy range digest ledger".split()


def bm25():
    """A BM25 function: its output must be computed anew on the target."""
    chance = random.Random(25)
    fields = [
        field("id", "Int64", key=True),
        field("text", "VarChar", max_length=500, enable_analyzer="true"),
        field("terms", "SparseFloatVector"),
    ]
    fields[2].is_function_output = True
    function = schema_pb2.FunctionSchema(
        name="words", type="BM25", input_field_names=["text"], output_field_names=["terms"]
    )

    def batches():
        for part in chunks(range(1, 3001)):
            yield "", len(part), [
                column("id", "Int64", "long_data", part),
                column("text", "VarChar", "string_data", [" ".join(chance.choices(WORDS, k=9)) for _ in part]),
            ]

    return DataSet(
        fields, batches, {"terms": ("SPARSE_INVERTED_INDEX", "BM25", {})}, functions=[function]
    )


def nullable():
    """Nulls in every type, defaults, and JSON (Milvus Lite 3)."""
    chance = random.Random(3)
    kinds = {
        "flag": ("Bool", "bool_data", lambda k: k % 2 == 0, {}),
        "tiny": ("Int8", "int_data", lambda k: k % 256 - 128, {}),
        "normal": ("Int32", "int_data", lambda k: -k, {}),
        "big": ("Int64", "long_data", lambda k: 2**63 - 1 - k, {}),
        "real": ("Float", "float_data", lambda k: struct.pack("<f", k / 7), {}),
        "exact": ("Double", "double_data", lambda k: struct.pack("<d", k / 7), {}),
        "name": ("VarChar", "string_data", lambda k: text(chance, 100), {"max_length": 100}),
        "document": ("JSON", "json_data", lambda k: JSON_TEXTS[k % 6].encode(), {}),
    }
    fields = [field("id", "Int64", key=True)]
    fields += [field(n, t, nullable=True, **more) for n, (t, _, _, more) in kinds.items()]
    fields += [
        field("price", "Double", default=("double_data", 9.5)),
        field("state", "VarChar", nullable=True, default=("string_data", "new"), max_length=20),
        field("vector", "FloatVector", dim=4),
    ]

    def batches():
        for part in chunks(range(1, 3001)):
            columns = [column("id", "Int64", "long_data", part)]
            for i, (name, (kind, member, value, _)) in enumerate(kinds.items()):
                valid = [(k + i) % 3 != 0 for k in part]
                values = [value(k) for k, ok in zip(part, valid) if ok]
                columns.append(column(name, kind, member, values, valid=valid))
            columns += [
                column("price", "Double", "double_data", doubles(*part), valid=[True] * len(part)),
                column(
                    "state",
                    "VarChar",
                    "string_data",
                    [f"s{k}" for k in part if k % 4],
                    valid=[k % 4 != 0 for k in part],
                ),
                column("vector", "FloatVector", None, [b"".join(floats(k, 0, -1, 0.5)) for k in part], dim=4),
                column("$meta", "JSON", "json_data", [meta(k) for k in part], dynamic=True),
            ]
            yield "", len(part), columns

    return DataSet(fields, batches, {"vector": ("FLAT", "L2", {})}, dynamic=True)


SETS = {
    "partitions": partitions,
    "texts": texts_as_keys,
    "escapes": escapes,
    "decimals": decimals,
    "quotes": quotes,
    "dynamic": dynamic,
    "halves": halves,
    "bm25": bm25,
    "nullable": nullable,
}


def pairs(values):
    return [common_pb2.KeyValuePair(key=k, value=str(v)) for k, v in values.items()]


def fill(to, name, data):
    here = {"db_name": to.database, "collection_name": name}
    schema = schema_pb2.CollectionSchema(
        name=name,
        fields=data.fields,
        enable_dynamic_field=data.dynamic,
        functions=data.functions,
        description=data.description,
    )
    to.call(
        "CreateCollection",
        milvus_pb2.CreateCollectionRequest(**here, schema=schema.SerializeToString(), shards_num=2),
        f"creating {name}",
    )
    rows = 0
    known = {""}
    for partition, count, columns in data.batches():
        if partition not in known:
            request = milvus_pb2.CreatePartitionRequest(**here, partition_name=partition)
            to.call("CreatePartition", request, f"creating partition {partition}")
            known.add(partition)
        request = milvus_pb2.InsertRequest(
            **here, partition_name=partition, fields_data=columns, num_rows=count
        )
        to.call("Insert", request, f"inserting into {name}")
        rows += count
    for column_name, (kind, metric, parameters) in data.indexes.items():
        request = milvus_pb2.CreateIndexRequest(
            **here,
            field_name=column_name,
            index_name=column_name,
            extra_params=pairs(
                {"index_type": kind, "metric_type": metric, "params": json.dumps(parameters)}
            ),
        )
        to.call("CreateIndex", request, f"indexing {column_name}")
    to.call("LoadCollection", milvus_pb2.LoadCollectionRequest(**here, replica_number=1), f"loading {name}")
    wait_until_loaded(to, here)
    return rows


def wait_until_loaded(to, here):
    loaded = common_pb2.LoadState.Value("LoadStateLoaded")
    request = milvus_pb2.GetLoadStateRequest(**here)
    while to.call("GetLoadState", request, "asking for the load state").state != loaded:
        time.sleep(0.1)


def create_database(to):
    if to.database == "default":
        return
    names = to.call("ListDatabases", milvus_pb2.ListDatabasesRequest(), "listing databases").db_names
    if to.database not in names:
        request = milvus_pb2.CreateDatabaseRequest(db_name=to.database)
        to.call("CreateDatabase", request, f"creating {to.database}")


def main(parser):
    server.add_arguments(parser)
    parser.add_argument("--db", default="default")
    parser.add_argument("--set", required=True, choices=SETS)
    parser.add_argument("--collection")
    a = parser.parse_args()
    to = server.from_arguments(a, database="default")
    to.database = a.db
    create_database(to)
    to = server.from_arguments(a, database=a.db)
    print(fill(to, a.collection or a.set, SETS[a.set]()))
    return 0


if __name__ == "__main__":
    server.script(main)
