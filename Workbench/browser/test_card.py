"""The card of a formation, and a case of the reader's own."""

import unittest
import uuid

from workbench import Bench


class Card(Bench):
    expects_status = {409, 422}

    def open_card(self, name="6th Division"):
        self.open()
        self.panel.get_by_role("button", name=name, exact=True).click()
        self.page.locator("#card").wait_for()

    def test_card_has_strength_place_and_sources(self):
        self.open_card()
        text = self.page.locator("#card").inner_text()
        self.assertIn("5,000; the sources leave 2,500 to 7,000 open", text)
        self.page.locator("#card summary").get_by_text("Sources", exact=True).click()
        self.assertIn("KKS", self.page.locator("#card").inner_text())
        self.page.keyboard.press("Escape")
        self.page.wait_for_selector("#card", state="detached")
        self.assertNotIn("c=kpa_6", self.page.url)

    def test_edits_become_a_case(self):
        self.open_card()
        name = f"test-{uuid.uuid4().hex[:8]}"
        card = self.page.locator("#card")
        card.get_by_text("If the sources are read otherwise").click()
        card.get_by_label("best").fill("6000")
        card.get_by_label("best").press("Tab")
        self.assertIn("not saved", card.inner_text())
        card.get_by_label("Reason").fill("a test")
        card.get_by_label("Name").fill(name)
        card.get_by_role("button", name="Save as a case of mine").click()
        self.until("name => location.search.includes('my.' + name)", arg=name)
        self.page.wait_for_selector("body[data-ready=map]")
        men = self.page.evaluate("name => fetch(`/api/scenarios/my.${name}`).then(answer => answer.json()).then(s => s.formations.find(f => f.id === 'kpa_6').men.best)", name)
        self.assertEqual(men, 6000)
        self.page.evaluate("name => fetch(`/api/cases/${name}`, {method: 'DELETE'})", name)

    def test_a_place_is_pointed_at(self):
        """The next click on the map is where the formation stands, in the saved case too."""
        self.open_card()
        name = f"test-{uuid.uuid4().hex[:8]}"
        card = self.page.locator("#card")
        card.get_by_text("If the sources are read otherwise").click()
        card.get_by_role("button", name="Point at the map").click()
        box = self.page.locator("#map").bounding_box()
        self.page.mouse.click(box["x"] + box["width"] * 0.6, box["y"] + box["height"] * 0.4)
        card.get_by_text("moved: near").wait_for()
        self.assertIn("One change is not saved yet", card.inner_text())
        x, y = self.page.evaluate("bench.map.map.getCoordinateFromPixel([bench.map.map.getSize()[0] * 0.6, bench.map.map.getSize()[1] * 0.4])")
        card.get_by_label("Reason").fill("a test")
        card.get_by_label("Name").fill(name)
        card.get_by_role("button", name="Save as a case of mine").click()
        self.until("name => location.search.includes('my.' + name)", arg=name)
        self.page.wait_for_selector("body[data-ready=map][data-situation]")
        found = self.page.evaluate("bench.scenario.formations.find(({id}) => id === 'kpa_6')")
        # A formation stands at the middle of a hex, 3 km wide.
        self.assertLess(((found["x"] - x) ** 2 + (found["y"] - y) ** 2) ** 0.5, 2000)
        self.page.evaluate("name => fetch(`/api/cases/${name}`, {method: 'DELETE'})", name)

    def test_fates_of_the_futures_with_their_spans(self):
        self.open("&v=futures")
        self.played()
        self.page.get_by_role("link", name="Situation").click()
        self.panel.get_by_role("button", name="6th Division", exact=True).click()
        self.page.locator("#card table").wait_for()
        rows = self.page.locator("#card table tr").all_inner_texts()
        self.assertEqual(len(rows), 8)
        self.assertIn("200 futures of the standard world", self.page.locator("#card caption").inner_text())
        for row in rows[1:]:
            self.assertRegex(row, r"\d+ [\d,]+–[\d,]+", row)

    def test_a_reading_is_saved_with_the_case(self):
        self.open_card("105th Tank Division")
        name = f"test-{uuid.uuid4().hex[:8]}"
        card = self.page.locator("#card")
        card.get_by_text("If the sources are read otherwise").click()
        card.get_by_label("The eighth of the eight divisions").select_option(label="the 104th Security Brigade")
        self.assertIn("One change is not saved yet", card.inner_text())
        card.get_by_label("Name").fill(name)
        card.get_by_role("button", name="Save as a case of mine").click()
        self.until("name => location.search.includes('my.' + name)", arg=name)
        self.page.wait_for_selector("body[data-ready=map][data-situation]")
        eight = self.page.evaluate("bench.scenario.groups.find(group => group.id === 'eight').members")
        self.assertIn("kpa_104", eight)
        self.assertNotIn("kpa_105", eight)
        self.panel.get_by_role("button", name="105th Tank Division", exact=True).click()
        card.get_by_text("If the sources are read otherwise").click()
        self.assertEqual(card.get_by_label("The eighth of the eight divisions").locator("option:checked").inner_text(), "the 104th Security Brigade")
        self.page.evaluate("name => fetch(`/api/cases/${name}`, {method: 'DELETE'})", name)

    def test_figures_out_of_order_are_a_fault_at_its_line(self):
        self.open_card()
        card = self.page.locator("#card")
        card.get_by_text("If the sources are read otherwise").click()
        card.get_by_label("best").fill("9000")
        card.get_by_label("best").press("Tab")
        card.get_by_label("Name").fill(f"test-{uuid.uuid4().hex[:8]}")
        card.get_by_label("Reason").fill("a test")
        card.get_by_role("button", name="Save as a case of mine").click()
        fault = card.locator(".faults .fault").first
        fault.wait_for()
        self.assertRegex(fault.inner_text(), r"9,?000|men")


if __name__ == "__main__":
    unittest.main()
