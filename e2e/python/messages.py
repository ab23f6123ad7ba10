"""Fields and columns as protobuf messages, with every bit as given."""

import struct

from pymilvus.grpc_gen import common_pb2, schema_pb2

from digest import TYPE


def field(name, data_type, element=None, key=False, nullable=False, default=None, **parameters):
    """Parameters are the type's: dim, max_length, max_capacity."""
    made = schema_pb2.FieldSchema(
        name=name, data_type=TYPE[data_type], is_primary_key=key, nullable=nullable
    )
    if element:
        made.element_type = TYPE[element]
    if default:
        member, value = default
        setattr(made.default_value, member, value)
    made.type_params.extend(
        common_pb2.KeyValuePair(key=k, value=str(v)) for k, v in parameters.items()
    )
    return made


def column(name, data_type, member, values, valid=None, dynamic=False, dim=None):
    """Values are bytes where their bits matter: floats, doubles, vectors."""
    made = schema_pb2.FieldData(field_name=name, type=TYPE[data_type], is_dynamic=dynamic)
    if valid is not None:
        made.valid_data.extend(valid)
    if data_type == "SparseFloatVector":
        made.vectors.dim = dim
        made.vectors.sparse_float_vector.dim = dim
        made.vectors.sparse_float_vector.contents.extend(values)
    elif data_type == "FloatVector":
        made.vectors.dim = dim
        # Parsed, not assigned: these are the bits to keep.
        data = b"".join(values)
        made.vectors.float_vector.ParseFromString(b"\x0a" + varint(len(data)) + data)
    elif data_type.endswith("Vector"):
        made.vectors.dim = dim
        setattr(made.vectors, member, b"".join(values))
    else:
        scalars(made.scalars, member, values)
    return made


def scalars(target, member, values):
    if member in ("float_data", "double_data"):
        data = b"".join(values)
        getattr(target, member).ParseFromString(b"\x0a" + varint(len(data)) + data)
    elif member:
        getattr(target, member).data.extend(values)
        getattr(target, member).SetInParent()


def varint(number):
    out = bytearray()
    while number > 0x7F:
        out.append(number & 0x7F | 0x80)
        number >>= 7
    out.append(number)
    return bytes(out)


def floats(*values):
    return [struct.pack("<f", v) for v in values]


def doubles(*values):
    return [struct.pack("<d", v) for v in values]
