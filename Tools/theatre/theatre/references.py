"""Checks what the lists of a theatre say of each other: names that must be known, points that must lie on the map."""
import os

from .faults import nearest
from .publicdata import COVERAGE

MARGIN = 1.0      # degrees that an anchor of a river may lie outside the box


def check(lists, shown, faults):
    _Checker(lists, shown, faults).all()


class _Checker:
    def __init__(self, lists, shown, faults):
        self.lists, self.faults = lists, faults
        self.file = os.path.join(shown, "theatre.yaml")
        self.about = lists.about
        self.box = lists.about.get("box")
        if self.box and (any(v is None for v in self.box.values()) or self.box["south"] >= self.box["north"]
                         or self.box["west"] >= self.box["east"]):
            self.box = None      # told already
        self.river_names = [r.name for r in lists.rivers]

    def all(self):
        self.places()
        self.zones()
        self.rivers()
        self.roads()
        self.tables()
        self.elevation()
        self.files()
        self.left_out()
        self.checks()

    def known(self, at, word, known, what, where):
        """True if the word is among the known ones; a fault with the nearest one if it is not."""
        if word is None or word in known:
            return word is not None
        self.faults.add(at, f"{what} '{word}' is unknown", f"one of {where}", nearest(word, known, f"correct it, or add it to {where}"))
        return False

    def inside(self, lat, lon, margin=0.0):
        b = self.box
        return not b or (b["south"] - margin <= lat <= b["north"] + margin and b["west"] - margin <= lon <= b["east"] + margin)

    def places(self):
        for p in self.lists.places.values():
            if None not in (p["lat"], p["lon"]) and not self.inside(p["lat"], p["lon"]):
                self.faults.add(p["at"], f"{p['place']} lies at {p['lat']}, {p['lon']}", "a point inside the box of theatre.yaml",
                                "correct latitude or longitude, make the box larger, or take the place out")
            if p["zone"] is not None and self.lists.zones:      # without any zone the list has been told of already
                self.known(p["at"], p["zone"], self.zone_ids(), "the zone", "zones.csv")

    def zone_ids(self):
        return [z["zone"] for z in self.lists.zones]

    def zones(self):
        seats = {p["zone"] for p in self.lists.places.values()}
        provinces = [p["province"] for p in self.lists.provinces]
        for z in self.lists.zones:
            if z["zone"] is not None and z["zone"] not in seats:
                self.faults.add(z["at"], f"the zone '{z['zone']}' has no seat", "a place of places.csv in it",
                                f"write {z['zone']} in the column zone of its towns")
            if provinces:
                self.known(z["at"], z["province"], provinces, "the province", "provinces.csv")
        used = {z["province"] for z in self.lists.zones}
        for p in self.lists.provinces:
            if p["province"] is not None and p["province"] not in used:
                self.faults.add(p["at"], f"no zone lies in the province '{p['province']}'", "a zone of zones.csv", "take it out")
            self.towns(p)

    def towns(self, province):
        """The towns of a province's zones hold no more people than the province."""
        zones = {z["zone"]: z for z in self.lists.zones if z["province"] == province["province"]}
        if province["people"] is None or not zones or any(z["share"] is None for z in zones.values()):
            return
        total = province["people"] * sum(z["share"] for z in zones.values()) / len(zones)
        seats = self.lists.places
        town = sum(c["people"] or 0 for c in self.lists.cities if c["place"] in seats and seats[c["place"]]["zone"] in zones)
        if town > total:
            self.faults.add(province["at"], f"{province['province']} has {total:,.0f} people inside the map and its towns in "
                            f"cities.csv {town:,}", "more people than in the towns", "correct one of the figures")

    def rivers(self):
        above = []
        for r in self.lists.rivers:
            if r.name in above:
                self.faults.add(r.place, f"the river '{r.name}' stands twice", "each once", "give one of them another name")
            if r.into not in ("sea", "edge"):
                remedy = "move it above" if r.into in self.river_names else nearest(r.into, above, "list the main river first")
                if r.into not in above:
                    self.faults.add(r.place, f"the {r.name} flows into '{r.into}'", "sea, edge or a river listed above", remedy)
            if len(r.anchors) < 2:
                self.faults.add(r.place, f"the {r.name} has {len(r.anchors)} anchors", "at least two", "add its source and its mouth")
            for _, lat, lon, at in r.anchors:
                if not self.inside(lat, lon, MARGIN):
                    self.faults.add(at, f"the anchor {lat}, {lon} lies more than a degree outside the box", "a point on the map",
                                    "correct it, or end the river at the edge")
            above.append(r.name)

    def roads(self):
        for _, chain, at in self.lists.roads:
            for place in chain:
                self.known(at, place, self.lists.places, "the place", "places.csv")

    def tables(self):
        for row in self.lists.banks + self.lists.crossings:
            if not (row in self.lists.crossings and self.about.get("rivers")):
                self.known(row["at"], row["river"], self.river_names, "the river", "rivers.txt")
            self.known(row["at"], row["place"], self.lists.places, "the place", "places.csv")
        for c in self.lists.cities:
            if self.known(c["at"], c["place"], self.lists.places, "the place", "places.csv") \
                    and self.lists.places[c["place"]]["zone"] is None:
                self.faults.add(c["at"], f"the place '{c['place']}' is in no zone", "a place with a zone", "give it one in places.csv")

    def elevation(self):
        source = self.about.get("elevation")
        if not self.box or isinstance(source, dict) or source in (None, "auto"):
            return
        south, north, west, east = COVERAGE[source]
        b = self.box
        if b["south"] < south or b["north"] > north or b["west"] < west or b["east"] > east:
            fit = [n for n, (s, t, w, e) in COVERAGE.items() if b["south"] >= s and b["north"] <= t and b["west"] >= w and b["east"] <= e]
            self.faults.add(self.file, f"elevation is {source}, which reaches from {south} to {north} N and {west} to {east} E",
                            "a source that covers the box", f"write {' or '.join(['auto', *fit])}, or give a file of your own")

    def files(self):
        for key in ("elevation", "roads", "rivers"):
            given = self.about.get(key)
            if isinstance(given, dict) and given.get("file") and not os.path.exists(os.path.join(self.lists.folder, given["file"])):
                self.faults.add(self.file, f"{key} names the file '{given['file']}', which is not there",
                                "a file in the theatre's folder, or a path from it", "correct the name")

    def left_out(self):
        for entry in self.about.get("leaveOut") or []:
            if entry and entry.get("beyond"):
                self.known(self.file, entry["beyond"], self.river_names, "the river of leaveOut", "rivers.txt")
                if entry.get("at") and not self.inside(*entry["at"]):
                    self.faults.add(self.file, f"the point of leaveOut beyond the {entry['beyond']} is {entry['at'][0]}, {entry['at'][1]}",
                                    "a point inside the box", "correct it; latitude comes first")

    def checks(self):
        checks = self.about.get("checks") or {}
        for c in filter(None, checks.get("heights") or []):
            self.known(self.file, c["place"], self.lists.places, "the place of a check of heights", "places.csv")
        for c in filter(None, checks.get("rivers") or []):
            if not self.about.get("rivers"):
                self.known(self.file, c["river"], self.river_names, "the river of a check of rivers", "rivers.txt")
        for c in filter(None, checks.get("roads") or []):
            for place in [c["from"], *(c["to"] or [])]:
                self.known(self.file, place, self.lists.places, "the place of a check of roads", "places.csv")
        for c in filter(None, checks.get("people") or []):
            for zone in c["zones"] or []:
                self.known(self.file, zone, self.zone_ids(), "the zone of a check of people", "zones.csv")
