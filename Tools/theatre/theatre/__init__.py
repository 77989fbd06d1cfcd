"""Builds a theatre of Anabasis: a hex map in one GeoPackage, from public data and hand lists."""
