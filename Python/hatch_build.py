"""Puts the command, the scenarios, the theatres and the renderer of charts into the wheel, and names its platform."""

import os

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CustomBuildHook(BuildHookInterface):
    """With ANABASIS_PAYLOAD, the folder that Tools/wheel/build.sh fills; without it the wheel is the package alone."""

    def initialize(self, version, build_data):
        """Add the files of the payload."""
        payload = os.environ.get("ANABASIS_PAYLOAD")
        if not payload:
            return
        build_data["tag"] = "py3-none-" + os.environ["ANABASIS_PLATFORM"]
        build_data["shared_scripts"] = {os.path.join(payload, "bin/anabasis"): "anabasis"}
        # Files one by one: of a folder, what git does not keep would be left out, and the libraries of the page are such.
        share = os.path.join(payload, "share")
        files = [os.path.join(folder, name) for folder, _, names in os.walk(share) for name in sorted(names)]
        build_data["shared_data"] = {file: os.path.relpath(file, payload) for file in files}
