"""The situation: who is cut off, where the gaps are; what a first visit shows."""

import random
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

    def test_every_dot_is_a_recorded_campaign(self):
        self.open()
        self.page.wait_for_selector(".dotplot .mark", timeout=120_000)
        self.assertEqual(self.page.locator(".dotplot .mark").count(), 200)
        self.assertRegex(self.panel.inner_text(), r"In the standard world, .* of 100 futures")
        self.page.locator(".dotplot [role=application]").click()
        self.page.wait_for_selector("body[data-campaign]")
        self.assertEqual(self.page.locator("body").get_attribute("data-screen"), "watch")

    def test_a_dot_of_the_first_visit_plays_the_order_that_is_asked_about(self):
        """Also where another order lies on the table meanwhile."""
        self.open("&o=one-column", scenario="lesson")
        self.page.wait_for_selector(".dotplot .mark", timeout=120_000)
        self.assertEqual(self.page.evaluate("bench.orders.base.id"), "one-column")
        self.page.locator(".dotplot [role=application]").click()
        self.page.wait_for_selector("body[data-campaign]")
        asked = self.page.evaluate("bench.scenario.directives.find(directive => directive.isQuestion).title")
        self.assertEqual(self.page.evaluate("bench.screen.titles"), [asked])

    def test_the_first_answer_is_of_one_world_and_leads_to_the_others(self):
        # A seed of its own: what other tests have played is not known to it.
        query = f"&n={random.randrange(10_000, 10**9)}"
        self.open(query, scenario="lesson")
        self.page.wait_for_selector(".dotplot .mark", timeout=120_000)
        asked = self.page.locator(".asked")
        self.assertIn("The standard world is one of many", asked.inner_text())
        self.assertNotIn("Over 64 worlds", asked.inner_text())
        asked.get_by_role("button", name="play 64 of them").click()
        self.panel.get_by_text("In 64 worlds, on average").wait_for(timeout=120_000)
        self.played()
        self.page.get_by_role("link", name="Situation").click()
        asked.get_by_text("Over 64 worlds").wait_for()
        self.assertRegex(asked.inner_text(), r"Over 64 worlds .*\n*.* worlds drawn from our assumptions \(95 % interval")
        # Also for a page that is opened anew: the server keeps what was played.
        self.open(query, scenario="lesson")
        asked.get_by_text("Over 64 worlds").wait_for()

    def test_the_limits_of_a_case_stand_beside_its_first_answer(self):
        self.open(scenario="xiang_1934")
        self.page.wait_for_selector(".dotplot .mark", timeout=120_000)
        self.assertIn("The model has no task to hold", self.page.locator(".asked").inner_text())

    def test_the_map_begins_where_they_are_to_go(self):
        """At Korea's start the objective lies to the north, at the Xiang to the west: the map shows formations and the nearest of its edge."""
        for scenario in ("korea-1950", "xiang_1934"):
            with self.subTest(scenario):
                self.open(scenario=scenario)
                outside = self.page.evaluate("""() => {
                    const {map, view, ground} = bench.map, box = view.calculateExtent(map.getSize()),
                        own = bench.scenario.formations.map(({x, y}) => [x, y]),
                        pairs = ground.paths.objective.flatMap(({line}) => line.flatMap((x, at) => at % 2 ? [] : [[x, line[at + 1]]])),
                        isIn = ([x, y]) => x >= box[0] && x <= box[2] && y >= box[1] && y <= box[3];
                    return [own.filter(at => !isIn(at)).length, pairs.filter(isIn).length];
                }""")
                self.assertEqual(outside[0], 0)
                self.assertGreater(outside[1], 0)

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
        # Not by its name: the list of the server says which is first.
        listed = self.page.evaluate("fetch('/api/scenarios').then(answer => answer.json())")
        self.assertEqual([item["id"] for item in listed if item["isFirst"]], [self.page.evaluate("bench.scenario.id")])

    def test_a_first_visit_opens_what_the_list_says(self):
        def another(route):
            answer = route.fetch()
            route.fulfill(response=answer, json=[{**item, "isFirst": item["id"] == "lesson"} for item in answer.json()])

        self.page.route("**/api/scenarios", another)
        self.page.goto(self.address)
        self.page.wait_for_selector(".lead")
        self.assertEqual(self.page.evaluate("bench.scenario.id"), "lesson")

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
