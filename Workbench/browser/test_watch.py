"""Watching a future: seek is a look-up, a body has a story, another order branches, a link is a proof."""

import unittest

from workbench import Bench


class Watch(Bench):
    def open_future(self, query=""):
        self.open(f"&v=watch{query}")
        self.page.wait_for_selector("body[data-campaign]")

    def moment(self):
        return self.page.locator("#bar .moment").inner_text()

    def test_play_pause_step_and_ends(self):
        self.open_future()
        self.assertIn("30 September 1950, 18:00", self.moment())
        self.page.locator("#map").focus()
        self.page.keyboard.press("Space")
        self.until("document.querySelector('[aria-label=Pause]')")
        self.until("!document.querySelector('#bar .moment').textContent.startsWith('30 September')")
        self.page.keyboard.press("k")
        self.until("document.querySelector('[aria-label=Play]')")
        self.page.keyboard.press("End")
        self.assertIn("14 November 1950", self.moment())
        self.page.keyboard.press("Home")
        self.page.keyboard.press(".")
        self.assertIn("1 October 1950, 06:00", self.moment())
        self.page.keyboard.press("l")
        self.assertIn("2 October 1950, 06:00", self.moment())

    def test_a_future_says_which_world_it_is_of(self):
        for query, world in (("", "of the standard world"), ("&w=3", "of world 3")):
            self.open_future(query)
            self.assertIn(world, self.panel.locator("h2").inner_text())
            self.assertIn(f"One future among many {world}", self.panel.inner_text())

    def test_everybody_stands_in_the_table_of_fates(self):
        self.open_future()
        self.panel.get_by_text("How it ended, by formation").click()
        heads = self.panel.locator("details[open] th").all_inner_texts()
        figures = self.panel.locator("details[open] tbody tr").last.locator("td").all_inner_texts()
        men = dict(zip(heads[1:], (int(figure.replace(",", "")) for figure in figures[1:])))
        self.assertEqual(men["Men"], sum(figure for head, figure in men.items() if head not in ("Men", "Again")), men)
        self.assertNotIn(0, men.values())

    def test_the_enemy_stands_at_his_last_dated_place(self):
        self.open_future("&e=30")
        self.page.wait_for_timeout(500)
        wrong = self.page.evaluate("""bench.map.forces.of('enemy').filter(({force}) => {
          const last = force.track.filter(place => place.time <= bench.screen.time(30)).at(-1);
          return last?.cell !== force.cell;
        }).map(({force}) => force.id)""")
        self.assertEqual(wrong, [])
        self.assertGreater(self.page.evaluate("bench.map.forces.of('enemy').length"), 10)

    def test_counts_are_those_of_the_campaign(self):
        self.open_future("&e=20")
        campaign = self.page.evaluate(
            "fetch(`/api/campaigns/${document.body.dataset.campaign}`).then(answer => answer.json())")
        entry = campaign["bar"][19]
        shown = [text.replace(",", "") for text in self.page.locator(".counts dd").all_inner_texts()]
        self.assertEqual(shown, [str(entry[name]) for name in ("marching", "arrived", "guerrillas", "lost")])

    def test_frames_add_up_with_the_bar(self):
        self.open_future("&e=30")
        found = self.page.evaluate("""async () => {
          const {Frames} = await import('/page/frames.js'), {Hexes} = await import('/page/hexes.js');
          const id = document.body.dataset.campaign, scenario = new URLSearchParams(location.search).get('s');
          const campaign = await (await fetch(`/api/campaigns/${id}`)).json(), ground = await (await fetch(`/api/scenarios/${scenario}/ground`)).json();
          const frames = new Frames(await (await fetch(`/api/campaigns/${id}/frames`)).arrayBuffer(), new Hexes(ground.grid));
          return campaign.bar.map(({epoch, arrived}) => {
            const fates = frames.fates(epoch);
            return [arrived, [...fates.arrived.values(), ...fates.arrivedCutOff.values()].reduce((sum, men) => sum + men, 0)];
          });
        }""")
        self.assertGreater(found[-1][0], 0)
        for bar, frames in found:
            self.assertEqual(bar, frames)

    def test_a_body_tells_its_story(self):
        self.open_future("&e=8")
        place = self.page.evaluate("""() => new Promise(resolve => setTimeout(() => {
          const canvas = [...document.querySelectorAll('#map canvas.live')].at(-1), box = canvas.getBoundingClientRect();
          const copy = document.createElement('canvas');
          [copy.width, copy.height] = [canvas.width, canvas.height];
          const context = copy.getContext('2d', {willReadFrequently: true});
          context.drawImage(canvas, 0, 0);
          const data = context.getImageData(0, 0, canvas.width, canvas.height).data;
          for (let at = 0; at < data.length; at += 4) {
            const x = at / 4 % canvas.width, y = Math.floor(at / 4 / canvas.width);
            if (data[at] === 179 && data[at + 1] === 69 && data[at + 2] === 47 && x > 60 && y > 60) { resolve([box.left + x * box.width / canvas.width, box.top + y * box.height / canvas.height]); return; }
          }
          resolve(null);
        }, 600))""")
        self.assertIsNotNone(place)
        self.page.mouse.click(*place)
        self.page.wait_for_selector(".sentences li")
        self.assertGreater(len(self.page.locator(".sentences").inner_text()), 20)

    def test_speeds(self):
        self.open_future()
        self.page.locator("#map").focus()
        self.page.keyboard.press(">")
        self.assertEqual(self.page.get_by_label("Speed").locator("option:checked").inner_text(), "2 days a second")
        self.page.keyboard.press("<")
        self.page.keyboard.press("<")
        self.assertEqual(self.page.get_by_label("Speed").locator("option:checked").inner_text(), "half a day a second")

    def test_another_order_from_here(self):
        self.open_future("&e=10")
        before = self.page.locator("body").get_attribute("data-campaign")
        self.page.get_by_label("The order to send").select_option(value="all-go")
        self.page.get_by_role("button", name="Send it").click()
        self.page.wait_for_selector(".counts .branch")
        self.assertIn("Beside it", self.panel.inner_text())
        # Both courses lie along the bar.
        self.assertEqual(self.page.locator(".course .axis").count(), 2)
        self.assertEqual(self.page.locator("body").get_attribute("data-campaign"), before)
        self.until("location.search.includes('f=10:all-go')")

    def twins(self, query="&e=30"):
        """The future of the question's order beside the same under another, in the same world and on the same luck."""
        self.open_future(query)
        self.page.locator("#panel label.row select").select_option(value="all-go")
        self.page.wait_for_selector(".twins .map + .map .caption")
        self.until("document.querySelectorAll('.counts .branch').length")

    def test_twin_maps_show_two_orders_on_the_same_luck(self):
        self.twins()
        self.until("location.search.includes('p=all-go')")
        first, second = self.page.evaluate("bench.screen.campaigns.map(({seed, replication, sent}) => [seed, replication, sent[0].title])")
        self.assertEqual(first[:2], second[:2])
        self.assertNotEqual(first[2], second[2])
        captions = self.page.locator(".caption").all_inner_texts()
        self.assertTrue(captions[0].startswith(first[2]) and captions[1].startswith(second[2]), captions)
        entries = self.page.evaluate("bench.screen.campaigns.map(({bar}) => bar[29].arrived.toLocaleString('en'))")
        for caption, arrived in zip(captions, entries):
            self.assertIn(f"{arrived} out", caption)
        # Each map shows the bodies of its own order.
        shown = self.page.evaluate("bench.maps.map(({bodies}) => bodies.tracks.map(track => Boolean(track)))")
        self.assertEqual(shown, [[True], [False, True]])

    def test_twin_maps_have_one_clock_and_one_view(self):
        self.twins()
        second = self.page.locator(".map").nth(1)
        second.focus()
        self.page.keyboard.press(".")
        self.assertEqual(self.page.evaluate("bench.maps.map(map => map.bodies.moment)"), [31, 31])
        before = self.page.evaluate("bench.map.view.getCenter()")
        self.page.keyboard.press("ArrowLeft")
        self.until("before => bench.map.view.getCenter()[0] < before[0]", arg=before)
        self.assertTrue(self.page.evaluate("bench.maps[0].view === bench.maps[1].view"))
        self.page.keyboard.press("Space")
        self.until("bench.screen.playing && bench.maps.every(map => map.bodies.moment > 31)")
        self.page.keyboard.press("Space")
        self.assertIn("moves with the first", second.get_attribute("aria-label"))

    def test_a_twin_tells_stories_and_goes_with_its_screen(self):
        self.twins("&e=8")
        place = self.page.evaluate("""() => {
          const [, twin] = bench.maps, box = twin.element.getBoundingClientRect(), found = [];
          twin.bodies.tracks[1].each(8, (x, y) => { const [px, py] = twin.map.getPixelFromCoordinate([x, y]);
            if (px > 40 && py > 80 && px < box.width - 40 && py < box.height - 40) found.push([box.left + px, box.top + py]); });
          return found[0];
        }""")
        self.page.mouse.click(*place)
        self.page.wait_for_selector(".sentences li")
        self.page.locator(".map").nth(1).focus()
        self.page.keyboard.press("1")
        self.until("document.querySelectorAll('.map').length === 1 && !document.querySelector('.twins')")
        self.page.keyboard.press("4")
        self.page.wait_for_selector(".twins .map + .map .caption")
        self.page.locator("#panel label.row select").select_option(value="")
        self.until("document.querySelectorAll('.map').length === 1")

    def test_another_scenario_takes_the_twin_away(self):
        self.twins()
        self.page.locator("#scenario").select_option(value="lesson")
        self.page.wait_for_selector("body[data-ready=map][data-screen=situation]")
        self.assertEqual(self.page.locator(".map").count(), 1)
        self.assertEqual(self.page.locator(".twins").count(), 0)

    def test_a_link_brings_the_twin(self):
        self.open("&v=watch&e=20&p=all-go")
        self.page.wait_for_selector(".twins .map + .map .caption")
        self.assertEqual(self.page.locator("#panel label.row select").input_value(), "all-go")

    def test_a_link_is_a_proof(self):
        self.open_future("&r=3&e=12")
        self.page.get_by_role("button", name="Take away").click()
        link = self.page.get_by_label("The link").input_value()
        fresh = self._browser.new_context()
        other = fresh.new_page()
        other.goto(link)
        other.wait_for_selector(".proof.same")
        self.assertIn("the same to the bit", other.locator(".proof").inner_text())
        other.goto(link.replace("&d=c.", "&d=c.0000"))
        other.wait_for_selector(".proof.other")
        fresh.close()


class Calm(Bench):
    """For those who want less motion bodies step from epoch to epoch."""

    options = {"reduced_motion": "reduce"}

    def test_play_steps(self):
        self.open("&v=watch")
        self.page.wait_for_selector("body[data-campaign]")
        self.page.get_by_role("button", name="Play", exact=True).click()
        self.until("document.querySelector('#bar input[type=range]').value !== '0'")
        values = {float(self.page.locator("#bar input[type=range]").input_value()) for _ in range(12)}
        self.assertTrue(all(value == int(value) for value in values), values)


if __name__ == "__main__":
    unittest.main()
