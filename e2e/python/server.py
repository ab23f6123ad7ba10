"""A Milvus server over the bare gRPC stubs of pymilvus: answers stay protobuf messages.

pymilvus' own clients are of no use to a proof: they turn JSON into Python values and back, and
their iterators leave out the keys "" and 9223372036854775807.
"""

import argparse
import base64
import os
import pathlib
import sys
import urllib.parse

import grpc
from pymilvus.grpc_gen import common_pb2, milvus_pb2, milvus_pb2_grpc, schema_pb2

META = "$meta"
LONG = schema_pb2.DataType.Value("Int64")
# Functions whose output the server computes by itself: BM25 and MinHash.
COMPUTED_BY = (1, 4)
UNLIMITED = [
    ("grpc.max_receive_message_length", -1),
    ("grpc.max_send_message_length", -1),
]


class ServerError(Exception):
    pass


def check(status, doing):
    if status.code or status.error_code:
        raise ServerError(
            f"{doing}: {status.reason} (code {status.code}, {status.error_code})"
        )


def add_arguments(parser, prefix=""):
    """The arguments that name a server; with a prefix for a script that talks to two."""
    dash = f"--{prefix}-" if prefix else "--"
    parser.add_argument(f"{dash}uri", required=True)
    parser.add_argument(f"{dash}user", default="")
    parser.add_argument(
        f"{dash}password-env", default="", help="environment variable with the password"
    )
    parser.add_argument(
        f"{dash}ca", default="", help="file with the certificate of the server's CA"
    )


def from_arguments(arguments, prefix="", database="default"):
    given = vars(arguments)
    key = f"{prefix}_" if prefix else ""
    variable = given[f"{key}password_env"]
    return Server(
        given[f"{key}uri"],
        given[f"{key}user"],
        os.environ[variable] if variable else "",
        given[f"{key}ca"],
        database,
    )


class Server:
    def __init__(self, uri, user="", password="", ca="", database="default"):
        parts = urllib.parse.urlparse(uri)
        address = f"{parts.hostname}:{parts.port or 19530}"
        if parts.scheme == "https":
            roots = pathlib.Path(ca).read_bytes() if ca else None
            channel = grpc.secure_channel(
                address, grpc.ssl_channel_credentials(roots), UNLIMITED
            )
        else:
            channel = grpc.insecure_channel(address, UNLIMITED)
        self.database = database
        self.stub = milvus_pb2_grpc.MilvusServiceStub(channel)
        self.headers = [("dbname", database)]
        if user:
            token = base64.b64encode(f"{user}:{password}".encode()).decode()
            self.headers.append(("authorization", token))

    def call(self, method, request, doing):
        answer = getattr(self.stub, method)(
            request, metadata=self.headers, timeout=120
        )
        check(answer if isinstance(answer, common_pb2.Status) else answer.status, doing)
        return answer

    def collection(self, name):
        request = milvus_pb2.DescribeCollectionRequest(
            db_name=self.database, collection_name=name
        )
        return Collection(
            self, name, self.call("DescribeCollection", request, f"describing {name}").schema
        )


class Collection:
    def __init__(self, server, name, schema):
        self.server = server
        self.name = name
        self.schema = schema
        self.key = next(f for f in schema.fields if f.is_primary_key)
        computed = {
            output
            for function in schema.functions
            if function.type in COMPUTED_BY
            for output in function.output_field_names
        }
        if not schema.functions:
            # Milvus Lite 2.5 describes the output of a BM25 function, and not the function.
            computed = {f.name for f in schema.fields if f.is_function_output}
        self.fields = {
            f.name: f
            for f in schema.fields
            if f.name not in computed and f.name != META and not f.is_dynamic
        }

    def partitions(self):
        request = milvus_pb2.ShowPartitionsRequest(
            db_name=self.server.database, collection_name=self.name
        )
        try:
            answer = self.server.call("ShowPartitions", request, f"partitions of {self.name}")
        except grpc.RpcError as error:
            if error.code() == grpc.StatusCode.UNIMPLEMENTED:
                return [""]  # Milvus Lite 2.5
            raise
        return sorted(answer.partition_names)

    def partition_key(self):
        return any(f.is_partition_key for f in self.schema.fields)

    def count(self, partition=""):
        answer = self._query(partition, "", ["count(*)"], {})
        return answer.fields_data[0].scalars.long_data.data[0]

    def pages(self, partition="", size=2000):
        """Every row once, as query answers in ascending key order.

        Only an empty page is the end: a page may be short because a server drops duplicates after
        it applied the limit. Both flags make a server stop where one of its segments ends, instead
        of jumping over that segment's next rows.
        """
        flags = {"iterator": "true", "reduce_stop_for_best": "true", "limit": str(size)}
        names = sorted(self.fields) + ([META] if self.schema.enable_dynamic_field else [])
        if self.key.data_type == LONG:
            # The literal of the least number does not parse on older servers.
            starts = [f"{self.key.name} < {-(2**63) + 1}", f"{self.key.name} >= {-(2**63) + 1}"]
        else:
            starts = [f'{self.key.name} >= ""']
        for expression in starts:
            while True:
                answer = self._query(partition, expression, names, flags)
                keys = keys_of(answer, self.key)
                if not keys:
                    break
                yield answer
                if expression == starts[0] and len(starts) == 2:
                    break
                expression = f"{self.key.name} > {literal(max(keys, key=sort_key))}"

    def _query(self, partition, expression, fields, parameters):
        request = milvus_pb2.QueryRequest(
            db_name=self.server.database,
            collection_name=self.name,
            expr=expression,
            output_fields=fields,
            partition_names=[partition] if partition else [],
            consistency_level=common_pb2.ConsistencyLevel.Value("Strong"),
            query_params=[
                common_pb2.KeyValuePair(key=k, value=v)
                for k, v in {**parameters, "timezone": "UTC"}.items()
            ],
        )
        return self.server.call("Query", request, f"reading {self.name} where {expression}")


def keys_of(answer, key):
    for column in answer.fields_data:
        if column.field_name == key.name:
            scalars = column.scalars
            return (
                list(scalars.long_data.data)
                if key.data_type == LONG
                else list(scalars.string_data.data)
            )
    return []


def sort_key(key):
    return key if isinstance(key, int) else key.encode()


SHORT = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r"}


def literal(key):
    """A key in an expression, with the only escapes that Milvus Lite 3 knows.

    Milvus Lite 2.5 does not know those of line breaks; such keys cannot be written there.
    """
    return str(key) if isinstance(key, int) else '"' + "".join(SHORT.get(c, c) for c in key) + '"'


def script(main):
    """Runs a script's main; a server's refusal is one line on stderr and exit code 2."""
    try:
        sys.exit(main(argparse.ArgumentParser()))
    except (ServerError, grpc.RpcError) as error:
        print(f"error: {error}", file=sys.stderr)
        sys.exit(2)
