"""JSON by value: docs/digest.md, section of that name."""

import json
import re
import sys

DEEPEST = 1000
sys.setrecursionlimit(max(sys.getrecursionlimit(), 10 * DEEPEST))
LARGEST_SCALE = 1_000_000_000
NUMBER = re.compile(r"(-?)(\d+)(?:\.(\d*))?(?:[eE]([-+]?\d+))?")
SHORT = {'"': '\\"', "\\": "\\\\", "\b": "\\b", "\f": "\\f", "\n": "\\n", "\r": "\\r", "\t": "\\t"}


class NotJson(Exception):
    pass


class Number(str):
    """A number as it was written."""


def canonical(stored: bytes) -> bytes:
    """The canonical text, or the stored bytes when they are not JSON as the page defines it."""
    try:
        text = stored.decode("utf-8")
        if depth(text) > DEEPEST:
            return stored
        value = json.loads(
            text, parse_int=Number, parse_float=Number, parse_constant=refuse
        )
        return written(value).encode("utf-8")
    except (ValueError, NotJson):
        return stored


def refuse(constant):
    raise NotJson(constant)


def depth(text):
    level = deepest = 0
    inside = escaped = False
    for c in text:
        if inside:
            inside = escaped or c != '"'
            escaped = c == "\\" and not escaped
        elif c == '"':
            inside = True
        elif c in "[{":
            level += 1
            deepest = max(deepest, level)
        elif c in "]}":
            level -= 1
    return deepest


def written(value):
    # Number first: it is a str.
    if isinstance(value, Number):
        return number(value)
    if isinstance(value, str):
        return string(value)
    if isinstance(value, dict):
        names = sorted(value, key=lambda name: name.encode("utf-8"))
        return "{" + ",".join(string(n) + ":" + written(value[n]) for n in names) + "}"
    if isinstance(value, list):
        return "[" + ",".join(map(written, value)) + "]"
    return {None: "null", True: "true", False: "false"}[value]


def number(text):
    sign, whole, fraction, exponent = NUMBER.fullmatch(text).groups()
    fraction = fraction or ""
    scale = len(fraction) - int(exponent or 0)
    if abs(scale) > LARGEST_SCALE:
        raise NotJson(text)
    digits = (whole + fraction).lstrip("0")
    if not digits:
        return "0e0"
    short = digits.rstrip("0")
    return f"{sign}{short}e{len(digits) - len(short) - scale}"


def string(text):
    out = ['"']
    for c in text:
        out.append(SHORT.get(c) or (f"\\u{ord(c):04X}" if c < " " else c))
    return "".join(out) + '"'
