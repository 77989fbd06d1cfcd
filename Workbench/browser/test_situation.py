"""The situation: who is cut off, where the gaps are; what a first visit shows."""

import re
import unittest

from workbench import Bench


class Situation(Bench):
    def test_the_first_visit_says_who_is_cut_off(self):
        self.open()
        self.page.wait_for_selector(".lead")
        self.assertRegex(self.page.locator(".lead").inner_text(), r"men, are cut off|are cut off")
        self.assertIn("30 September 1950", self.panel.inner_text())
        for name in ("Watch a future", "Change the order", "Read the reply"):
            self.assertTrue(self.panel.get_by_role("button", name=name).is_visible())

    def test_a_hundred_dots_are_a_hundred_campaigns(self):
        self.open()
        self.page.wait_for_selector(".dots .dot", timeout=120_000)
        self.assertEqual(self.page.locator(".dots button.dot").count(), 100)
        self.assertRegex(self.panel.inner_text(), r"in \d+ of 100 futures")
        self.page.locator(".dots button.dot").first.click()
        self.page.wait_for_selector("body[data-campaign]")
        self.assertEqual(self.page.locator("body").get_attribute("data-screen"), "watch")

    def test_the_date_moves_the_enemy(self):
        self.open()
        before = self.page.locator("body").get_attribute("data-situation")
        self.page.locator("#bar input[type=range]").focus()
        self.page.keyboard.press("ArrowRight")
        self.until("before => document.body.dataset.situation !== before", arg=before)
        self.until("document.querySelector('#panel h2').innerText.includes('1 October 1950')")
        self.until("location.search.includes('t=1950-10-01')")

    def test_everything_drawn_stands_in_a_table(self):
        self.open()
        self.page.wait_for_selector("#panel table")
        self.assertGreaterEqual(self.panel.locator("tbody tr[data-key]").count(), 16)
        self.panel.get_by_text("The gaps", exact=True).click()
        self.assertRegex(self.panel.inner_text(), r"\d+ km")

    def test_layers_are_in_the_address(self):
        self.open()
        self.page.locator(".layers summary").click()
        self.page.get_by_label("The cordon").check()
        self.page.get_by_label("Hazard").check()
        self.page.wait_for_selector(".ramp")
        self.until("/l=[^&]*hazard/.test(location.search) && /l=[^&]*cordon/.test(location.search)")
        layers = set(re.search(r"[?&]l=([^&]+)", self.page.url)[1].split("."))
        self.assertLessEqual({"cordon", "hazard"}, layers)
        self.assertNotIn("hold", layers)

    def test_zones_have_edges_and_names(self):
        self.open("&l=zones")
        self.until("bench.map.forces.of('zones').some(({zone}) => zone?.name === 'Seoul')")
        count = self.page.evaluate("bench.map.ground.zones.length")
        self.assertEqual(self.page.evaluate("bench.map.forces.of('zones').length"), 2 * count)

    def test_the_legend_in_sight_says_what_is_drawn(self):
        self.open("&l=hold.cordon")
        key = self.page.locator(".key-line")
        key.get_by_text("Hold of the enemy").wait_for()
        self.assertIn("The cordon", key.inner_text())
        self.assertNotIn("Gaps", key.inner_text())

    def test_a_first_visit_opens_korea(self):
        self.page.goto(self.address)
        self.page.wait_for_selector(".lead")
        self.assertIn("30 September 1950", self.panel.inner_text())

    def test_a_history_opens_too(self):
        self.open(scenario="nfa_1941")
        self.page.wait_for_selector(".lead")
        self.assertIn("1941", self.panel.inner_text())

    def test_the_lesson_opens_too(self):
        self.open(scenario="lesson")
        self.page.wait_for_selector(".lead")
        self.assertIn("1900", self.panel.inner_text())


if __name__ == "__main__":
    unittest.main()
