"""The kinds of value that a key of theatre.yaml or a column of a table may have: how they are read, and how they are described."""
import math
import re

import yaml

from .faults import listing, nearest

NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,63}\Z")


class Text:
    """Text on one line, or on several where `lines` says so. `name` asks for a short name; `number` lets a number stand for text."""

    def __init__(self, name=False, lines=False, most=120, number=False):
        self.name, self.lines, self.most, self.number = name, lines, most, number
        self.expected = "a short name of letters, digits, '_', '-' and '.'" if name else \
            f"text of 1 to {most:,} letters{'' if lines else ' on one line'}"

    def parse(self, text):
        good = NAME.match(text) if self.name else 0 < len(text) <= self.most and (self.lines or "\n" not in text.strip())
        good = good and all(c.isprintable() or c == "\n" for c in text)
        return text.strip() if good else None

    def json(self):
        return {"type": ["string", "number"] if self.number else "string", "maxLength": 64 if self.name else self.most}


class Word:
    """One of some words."""

    def __init__(self, *words):
        self.words, self.expected = words, f"one of {listing(words)}" if len(words) > 1 else words[0]

    def parse(self, text):
        return text if text in self.words else None

    def json(self):
        return {"enum": list(self.words)}


class Number:
    """A number within limits, with its unit; `whole` asks for one without a fraction."""

    def __init__(self, least, most, unit="", whole=False):
        self.least, self.most, self.unit, self.whole = least, most, unit, whole
        self.expected = f"{'a whole number' if whole else 'a number'} from {least:,} to {most:,}{' ' + unit if unit else ''}"

    def parse(self, text):
        try:
            value = int(text) if self.whole else float(text)
        except ValueError:
            return None
        return value if math.isfinite(value) and self.least <= value <= self.most else None

    def json(self):
        return {"type": "integer" if self.whole else "number", "minimum": self.least, "maximum": self.most}


class Flag:
    """True or false."""
    expected = "true or false"

    def parse(self, text):
        return {"true": True, "false": False}.get(text)

    def json(self):
        return {"type": "boolean"}


class ListOf:
    """A list, each entry of one kind."""

    def __init__(self, item, least=0, most=1000):
        self.item, self.least, self.most = item, least, most
        self.expected = f"a list of at least {least}, each {item.expected}" if least else f"a list, each {item.expected}"

    def json(self):
        return {"type": "array", "items": self.item.json(), "minItems": self.least}


class Pair:
    """A point of the globe, written [latitude, longitude]."""
    expected = "[latitude, longitude] in degrees, north and east positive"

    def json(self):
        return {"type": "array", "items": {"type": "number"}, "minItems": 2, "maxItems": 2}


class Key:
    """A key of a record. `default` is what stands for it where it is left out; `...` makes it needed."""

    def __init__(self, name, kind, meaning, default=...):
        self.name, self.kind, self.meaning, self.default = name, kind, meaning, default

    @property
    def needed(self):
        return self.default is ...


class Record:
    """A mapping with known keys. `rule` returns (key, found, expected, remedy) of what is wrong between them, or None."""

    def __init__(self, *keys, rule=None):
        self.keys, self.rule = {k.name: k for k in keys}, rule
        self.expected = "{" + ", ".join(k.name if k.needed else f"{k.name}?" for k in keys) + "}"

    def json(self):
        properties = {k.name: {"description": k.meaning, **k.kind.json()} for k in self.keys.values()}
        return {"type": "object", "properties": properties, "additionalProperties": False,
                "required": [k.name for k in self.keys.values() if k.needed]}


class Either:
    """A word or number where a scalar stands, a record where a mapping stands."""

    def __init__(self, scalar, record):
        self.scalar, self.record = scalar, record
        self.expected = f"{scalar.expected}, or {record.expected}"

    def json(self):
        return {"anyOf": [self.scalar.json(), self.record.json()]}


class Reader:
    """Reads the node of a YAML document by its kind; what does not fit becomes a fault and the value None."""

    def __init__(self, file, faults):
        self.file, self.faults = file, faults

    def document(self, text, record):
        try:
            node = yaml.compose(text, yaml.SafeLoader)
        except yaml.YAMLError as error:
            line = error.problem_mark.line + 1 if getattr(error, "problem_mark", None) else 1
            self.faults.add(f"{self.file}:{line}", f"the text is no YAML ({getattr(error, 'problem', None) or error})",
                            "keys and values", "correct it; nothing behind it was read")
            return None
        if node is None:
            node = yaml.MappingNode("tag:yaml.org,2002:map", [], yaml.Mark(self.file, 0, 0, 0, None, None))
        return self.read(node, record, "the file")

    def read(self, node, kind, what):
        if isinstance(kind, Either):
            kind = kind.record if isinstance(node, yaml.MappingNode) else kind.scalar
        if isinstance(kind, Record):
            return self._record(node, kind, what)
        if isinstance(kind, ListOf):
            return self._list(node, kind, what)
        if isinstance(kind, Pair):
            return self._pair(node, what)
        value = kind.parse(node.value) if isinstance(node, yaml.ScalarNode) else None
        return value if value is not None else self._wrong(node, what, kind)

    def _wrong(self, node, what, kind):
        found = f"'{node.value}'" if isinstance(node, yaml.ScalarNode) else \
            "a list" if isinstance(node, yaml.SequenceNode) else "a mapping"
        remedy = nearest(node.value, kind.words, "correct the word") if isinstance(kind, Word) and \
            isinstance(node, yaml.ScalarNode) else "correct it"
        self.faults.add(self.place(node), f"{what} is {found}", kind.expected, remedy)

    def place(self, node):
        return f"{self.file}:{node.start_mark.line + 1}"

    def _list(self, node, kind, what):
        if not isinstance(node, yaml.SequenceNode) or not kind.least <= len(node.value) <= kind.most:
            return self._wrong(node, what, kind)
        return [self.read(n, kind.item, f"entry {i} of {what}") for i, n in enumerate(node.value, 1)]

    def _pair(self, node, what):
        values = [Number(*r).parse(n.value) if isinstance(n, yaml.ScalarNode) else None
                  for n, r in zip(node.value, ((-90, 90), (-180, 180)))] if isinstance(node, yaml.SequenceNode) else []
        if len(values) != 2 or len(node.value) != 2 or None in values:
            return self._wrong(node, what, Pair)
        return tuple(values)

    def _record(self, node, kind, what):
        if not isinstance(node, yaml.MappingNode):
            return self._wrong(node, what, kind)
        out, seen = {}, {}
        for key, value in node.value:
            name = key.value if isinstance(key, yaml.ScalarNode) else "?"
            if name in seen:
                self.faults.add(self.place(key), f"{what} has the key '{name}' twice", "each key once", "take one out")
            elif name not in kind.keys:
                self.faults.add(self.place(key), f"{what} has the key '{name}'", f"one of {listing(kind.keys)}",
                                nearest(name, kind.keys, "take it out"))
            else:
                seen[name] = value
                out[name] = self.read(value, kind.keys[name].kind, name if what == "the file" else f"{name} of {what}")
        for name in (n for n, k in kind.keys.items() if n not in seen):
            if kind.keys[name].needed:
                self.faults.add(self.place(node), f"{what} has no key '{name}'", kind.keys[name].kind.expected,
                                f"write it: {kind.keys[name].meaning}")
            out[name] = None if kind.keys[name].needed else kind.keys[name].default
        return self._ruled(node, kind, out, seen, what)

    def _ruled(self, node, kind, out, seen, what):
        """Applies the rule between the keys where all that are needed could be read."""
        if kind.rule and not any(out[n] is None for n, k in kind.keys.items() if k.needed or n in seen):
            fault = kind.rule(out)
            if fault:
                key, *rest = fault
                self.faults.add(self.place(seen.get(key, node)), *rest)
        return out
