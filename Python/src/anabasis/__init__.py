"""A laboratory for armies that are cut off, in Python.

    import anabasis

    korea = anabasis.Scenario("korea-1950")
    study = korea.study(worlds=64)
    study.compare("zhou-1-october", "standing", of="eight")
    study.reply()

Every answer comes from the command ``anabasis``, which runs as a process of its own; there is no state but files.
"""

from anabasis.campaign import Campaign
from anabasis.command import AnabasisError, command
from anabasis.findings import Selection, Sweep
from anabasis.measures import MEASURES
from anabasis.reply import Reply
from anabasis.scenario import Plan, Scenario, Situation, scenarios
from anabasis.study import Comparison, Study, merge

__version__ = "0.1.0"

__all__ = [
    "MEASURES",
    "AnabasisError",
    "Campaign",
    "Comparison",
    "Plan",
    "Reply",
    "Scenario",
    "Selection",
    "Situation",
    "Study",
    "Sweep",
    "command",
    "merge",
    "scenarios",
]
