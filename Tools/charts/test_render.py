"""The charts' own tests: python -m unittest discover --start-directory Tools/charts."""

import contextlib
import io
import json
import pathlib
import shutil
import tempfile
import unittest
import xml.etree.ElementTree as ElementTree

import render
import symbols

SPECS = pathlib.Path(__file__).resolve().with_name("specs")
TINY = {
    "$schema": "https://vega.github.io/schema/vega-lite/v6.json",
    "description": "Two bars & a title",
    "title": "Arrived <so far>",
    "data": {"values": [{"day": 1, "men": 4}, {"day": 2, "men": 9}]},
    "mark": {"type": "bar", "clip": True},
    "encoding": {"x": {"field": "day", "type": "ordinal"}, "y": {"field": "men", "type": "quantitative"}},
}


class Charts(unittest.TestCase):
    def setUp(self):
        self.folder = pathlib.Path(self.enterContext(tempfile.TemporaryDirectory()))

    def enterContext(self, context):  # unittest has this from Python 3.11; setup accepts 3.10
        value = context.__enter__()
        self.addCleanup(context.__exit__, None, None, None)
        return value

    def write(self, name, spec):
        (self.folder / f"{name}.vl.json").write_text(json.dumps(spec), encoding="utf-8")

    def rendered(self, name="tiny", spec=TINY):
        self.write(name, spec)
        render.render_folder(self.folder)
        return (self.folder / f"{name}.svg").read_text(encoding="utf-8")

    def run_main(self, *arguments):
        errors = io.StringIO()
        with contextlib.redirect_stderr(errors), contextlib.redirect_stdout(io.StringIO()):
            code = render.main([str(argument) for argument in arguments])
        return code, errors.getvalue()

    def test_a_chart_is_an_svg_with_its_text_and_the_house_colours(self):
        svg = self.rendered()
        root = ElementTree.fromstring(svg)
        texts = [element.text for element in root.iter("{http://www.w3.org/2000/svg}text")]
        self.assertIn("Arrived <so far>", texts)
        self.assertEqual(root.get("aria-label"), "Two bars & a title")
        self.assertIn("#3d5a80", svg)
        self.assertIn("Georgia", svg)
        self.assertNotIn("House Serif", svg)

    def test_the_same_chart_has_the_same_bytes(self):
        self.assertEqual(self.rendered(), self.rendered())

    def test_charts_in_one_page_do_not_share_identifiers(self):
        first, second = self.rendered("one"), self.rendered("two")
        self.assertIn('id="one-', first)
        self.assertIn("url(#two-", second)
        self.assertNotIn("one-", second)

    def test_every_template_renders_also_without_a_record(self):
        for path in SPECS.glob("*.vl.json"):
            shutil.copy(path, self.folder)
            bare = self.folder / f"bare-{path.name}"
            bare.write_text(json.dumps(without_record(render.read_json(path))), encoding="utf-8")
        self.assertEqual(render.render_folder(self.folder), 2 * len(list(SPECS.glob("*.vl.json"))))
        for path in self.folder.glob("*.svg"):
            svg = path.read_text(encoding="utf-8")
            self.assertNotIn("NaN", svg, path.name)
            self.assertNotIn("undefined", svg, path.name)
            self.assertEqual("the record" in svg, path.stem in ("arrivals", "directives"), path.name)

    def test_a_broken_spec_is_told_in_one_sentence(self):
        (self.folder / "torn.vl.json").write_text("{", encoding="utf-8")
        code, message = self.run_main(self.folder)
        self.assertEqual(code, 3)
        self.assertIn("torn.vl.json: not a readable JSON file", message)
        self.assertEqual(message.count("\n"), 1)

    def test_a_spec_that_is_no_chart_is_told_in_one_sentence(self):
        self.write("odd", {"mark": "bar", "encoding": {"x": {"field": "a", "type": "nonsense"}}, "layer": 3})
        code, message = self.run_main(self.folder)
        self.assertEqual(code, 3)
        self.assertIn("odd.vl.json: Vega-Lite refused the chart", message)

    def test_a_chart_may_not_fetch_anything(self):
        self.write("far", {**TINY, "data": {"url": "https://example.org/men.csv"}})
        code, message = self.run_main(self.folder)
        self.assertEqual(code, 3)
        self.assertIn("far.vl.json", message)

    def test_a_missing_folder_is_told(self):
        code, message = self.run_main(self.folder / "nowhere")
        self.assertEqual((code, message.count("\n")), (3, 1))

    def test_the_symbols_are_fresh(self):
        self.assertEqual(symbols.RESULT.read_text(encoding="utf-8"), symbols.text())


def without_record(node):
    """The spec with its `record` data emptied, as for a scenario whose outcome nobody knows."""
    if isinstance(node, dict):
        emptied = {key: without_record(value) for key, value in node.items()}
        return {**emptied, "values": []} if emptied.get("name") == "record" else emptied
    return [without_record(item) for item in node] if isinstance(node, list) else node


if __name__ == "__main__":
    unittest.main()
