"""Compare, what is not known, the reply in place, plans against blockers, and a folder of the reader's: on the lesson, which is quick."""

import pathlib
import shutil
import tempfile
import unittest
import uuid

from workbench import ROOT, Bench


class Answers(Bench):
    def open(self, query: str = "", scenario: str = "lesson"):
        super().open(query, scenario)

    def test_two_orders_side_by_side(self):
        self.open("&v=futures")
        self.played()
        self.page.get_by_role("link", name="Order", exact=True).click()
        size = self.page.locator('[data-pointer="/parts/0/detachmentSize"]')
        size.fill("90")
        size.press("Tab")
        self.page.get_by_role("button", name="Undo: ").wait_for()
        self.page.get_by_role("button", name="Play futures").click()
        self.played()
        self.page.get_by_role("link", name="Compare").click()
        self.page.locator("#panel input[type=checkbox]").nth(1).wait_for()
        self.page.locator("#panel input[type=checkbox]").first.click()
        self.page.locator("#panel input[type=checkbox]:enabled:not(:checked)").first.click()
        self.panel.get_by_role("button", name="Show on the map").wait_for()
        self.assertRegex(self.panel.inner_text(), r"men in a detachment 90")
        self.assertRegex(self.panel.locator(".lead").inner_text(), r"In the standard world .*((more|fewer) men of|cannot be told).*\(95 % interval")
        self.panel.get_by_role("button", name="Show on the map").click()
        self.page.get_by_role("button", name="Show the situation again").wait_for()
        # Twin maps: one future of both, by the address of the first that was played.
        self.panel.get_by_role("button", name="Watch a future of both").click()
        self.page.wait_for_selector(".twins .map + .map .caption")
        played = self.page.evaluate("bench.screen.campaigns.map(({seed, replication}) => `${seed} ${replication}`)")
        self.assertEqual(played[0], played[1])
        captions = self.page.locator(".caption").all_inner_texts()
        self.assertEqual(sum("men in a detachment 90" in caption for caption in captions), 1, captions)

    def take(self, offer, answer):
        """Wait for an answer; a server that has played it shows it at once, another offers to play it."""
        offer.or_(answer).first.wait_for()
        if offer.count():
            offer.click()
        answer.wait_for(timeout=120_000)

    def test_suppose_one_thing_were_known(self):
        self.open("&v=unknown")
        offer = self.panel.get_by_role("button", name="Play the order in 64 worlds")
        figure = self.panel.locator(".figure")
        self.take(offer, figure)
        before = self.panel.locator(".figure").inner_text()
        slider = self.panel.locator("input[type=range]")
        slider.focus()
        for _ in range(3):
            slider.press("PageUp")
        self.until("before => document.querySelector('#panel .figure').innerText !== before", arg=before)
        text = self.panel.inner_text()
        self.assertRegex(text, r"Over its whole range the difference goes from")
        self.assertRegex(text, r"worlds drawn from our assumptions \(95 % interval \d+ to \d+ of 100\)")
        # The curve: a pointer over it tells its numbers, and the slider moves its line.
        chart = self.panel.locator(".chart svg")
        chart.wait_for()
        chart.hover()
        self.page.get_by_text("if it were:").wait_for()
        self.panel.locator("section table").wait_for()

    def test_the_reply_in_place(self):
        self.open("&v=reply")
        first = self.panel.get_by_role("button", name="A first reply")
        frame = self.page.locator("#panel iframe")
        self.take(first, frame)
        reply = self.page.frame_locator("#panel iframe")
        self.assertIn("worlds drawn from our assumptions", reply.locator("body").inner_text())
        self.lights_up(reply)

    def lights_up(self, reply):
        """A name in the reply is pointed at, then reached by the keyboard: it stands on the map both times, and the map moves to one that has the focus."""
        marked = "() => bench.map.forces.layers.marks.getSource().getFeatures().map(f => f.get('name')).join()"
        name = reply.get_by_role("link", name="Orsa", exact=True).first
        self.page.get_by_text("Underlined names light up on the map.").wait_for()
        name.hover()
        self.until(f"({marked})() === 'Orsa'")
        reply.locator("h1").hover()
        self.until(f"({marked})() === ''")
        other = reply.get_by_role("link", name="Philon's company").first
        centre = "() => bench.map.view.getCenter().map(Math.round).join()"
        before = self.page.evaluate(centre)
        other.focus()
        self.until(f"({marked})().startsWith('Philon')")
        self.until(f"before => ({centre})() !== before", arg=before)
        # Nothing in the frame runs: it may not reach the page, whatever it holds.
        self.assertEqual(self.page.evaluate("() => document.querySelector('#panel iframe').contentWindow.origin"), self.address)
        policy = self.page.request.get(f"{self.address}{self.page.locator('#panel iframe').get_attribute('src')}").headers["content-security-policy"]
        self.assertIn("sandbox allow-same-origin", policy)
        self.assertNotIn("script", policy)

    def test_a_kept_study_is_opened(self):
        """The name of a study on Compare leads to its futures, whatever order lies on the table."""
        self.open("&v=futures&o=one-column")
        first = self.played()
        self.page.get_by_role("link", name="Order", exact=True).click()
        self.page.get_by_label("Begin from").select_option(value="go-small")
        self.page.get_by_role("button", name="Play futures").click()
        self.until("first => { const q = new URLSearchParams(location.search).get('q'); return q && q !== first; }", arg=first, timeout=120_000)
        self.page.get_by_role("link", name="Compare").click()
        self.page.locator("#panel tr", has_text=first[:8]).get_by_role("button").click()
        self.until("first => new URLSearchParams(location.search).get('q') === first && document.body.dataset.screen === 'futures'", arg=first)
        self.assertEqual(self.page.evaluate("bench.orders.base.id"), "one-column")

    def test_plans_against_blockers(self):
        self.open("&v=order")
        self.panel.get_by_role("button", name="Ways of this order").click()
        self.until("/placed as well as can be/.test(document.querySelector('#panel').innerText)")
        self.panel.get_by_role("button", name="Test against blockers").click()
        self.panel.get_by_role("button", name="Set one at the middle of the map").click()
        self.panel.get_by_text("No placing of as many").wait_for()
        self.assertGreater(self.page.evaluate("bench.map.forces.of('ways').length"), 0)
        # Of another order neither ways nor blockers are left on the map.
        self.page.get_by_label("Begin from").select_option(value="one-column")
        self.page.get_by_text("No placing of as many").wait_for(state="detached")
        self.until("!bench.map.forces.of('ways').length && !bench.map.forces.of('marks').length")

    def test_a_sound_folder_is_kept(self):
        self.open()
        name = f"test-{uuid.uuid4().hex[:8]}"
        self.page.locator("#scenario").select_option(value="+")
        self.page.locator("dialog input[type=file]").set_input_files(str(ROOT / "Scenarios/lesson"))
        self.page.get_by_text("It is sound.").wait_for()
        self.page.locator("dialog").get_by_label("Name").fill(name)
        self.page.get_by_role("button", name="Keep it as a case of mine").click()
        self.until("name => location.search.includes('my.' + name)", arg=name)
        self.page.wait_for_selector("body[data-ready=map][data-situation]")
        self.assertIn(f"your case {name}", self.page.locator("#scenario option:checked").inner_text())
        self.page.evaluate("name => fetch(`/api/cases/${name}`, {method: 'DELETE'})", name)

    def test_a_folder_is_checked_with_every_fault_at_its_line(self):
        self.open()
        with tempfile.TemporaryDirectory() as place:
            folder = pathlib.Path(place) / "mine"
            shutil.copytree(ROOT / "Scenarios/lesson", folder)
            text = (folder / "enemy.yaml").read_text()
            (folder / "enemy.yaml").write_text(text.replace("posture: hold", "posture: hodl", 1))
            self.page.locator("#scenario").select_option(value="+")
            self.page.locator("dialog input[type=file]").set_input_files(str(folder))
            fault = self.page.locator("dialog .fault").first
            fault.wait_for()
            self.assertRegex(fault.inner_text(), r"enemy\.yaml:\d+")
            self.assertIn("hodl", fault.inner_text())


if __name__ == "__main__":
    unittest.main()
