"""Orders of battle of other programs: ORBAT Mapper scenarios and MSDL, read into a folder and written from a situation."""

from anabasis.orbat.scaffold import ImportReport, scaffold
from anabasis.orbat.units import Fix, OrderOfBattle, Unit, read

__all__ = ["Fix", "ImportReport", "OrderOfBattle", "Unit", "read", "scaffold"]
