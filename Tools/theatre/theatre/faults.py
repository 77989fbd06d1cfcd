"""Faults of the lists of a theatre, gathered and told together: where, found, expected, remedy; one sentence each."""
import difflib


class FaultList:
    """The faults found so far. Reading goes on after a fault, so that a user hears of all of them at once."""

    def __init__(self):
        self._rows = []

    def add(self, place, found, expected, remedy):
        """`place` is a file with or without a line; `found` reads on with ", expected ..."."""
        self._rows.append((place, found, expected, remedy))

    def __bool__(self):
        return bool(self._rows)

    def sentences(self):
        """In order of file and line, none twice."""
        rows = dict.fromkeys(sorted(self._rows, key=lambda r: (r[0].split(":")[0], _line(r[0]))))
        return [f"{where}: {found}, expected {expected}; {remedy}{'' if remedy.endswith('?') else '.'}"
                for where, found, expected, remedy in rows]

    def stop(self):
        """Raises what was found, if anything was."""
        if self._rows:
            raise FaultReport(self.sentences())


class FaultReport(Exception):
    """Every fault of what was read; never empty."""

    def __init__(self, sentences):
        super().__init__("\n".join(sentences))
        self.sentences = sentences


def listing(words):
    words = [str(w) for w in words]
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} or {words[-1]}"


def nearest(word, known, otherwise):
    """The remedy for a word that is not known."""
    near = difflib.get_close_matches(str(word), [str(k) for k in known], 1, 0.6)
    return f"did you mean '{near[0]}'?" if near else otherwise


def _line(place):
    rest = place.split(":")[1:]
    return int(rest[0]) if rest and rest[0].isdigit() else 0
