"""Futures in pairs: progress, estimate, stop, results kept by content, the heat map, and worlds."""

import random
import unittest

from workbench import Bench


class Futures(Bench):
    def test_two_hundred_pairs(self):
        self.open("&v=futures")
        self.played()
        text = self.panel.inner_text()
        self.assertRegex(text, r"in [\w ]+ of 100 futures")
        self.assertRegex(text, r"In the standard world, on average \(95 % interval")
        self.assertRegex(text, r"Means of 200 futures of the standard world")
        self.assertRegex(text, r"Men out by the end of each day in the standard world")
        self.assertTrue(self.panel.get_by_role("button", name="play 64 of them").is_visible())
        self.assertRegex(text, r"Study [0-9a-f]{8}, (result [0-9a-f]{8}, )?scenario [0-9a-f]{8}, seed 1950")
        self.assertIn("What it cost the people is not in the model", text)
        self.assertEqual(self.page.locator(".dotplot .mark").count(), 200)

    def test_a_result_comes_back_unplayed_after_undo(self):
        self.open("&v=futures")
        first = self.played()
        self.page.get_by_role("link", name="Order", exact=True).click()
        size = self.page.locator('[data-pointer="/parts/0/detachmentSize"]')
        size.fill("200")
        size.press("Tab")
        self.page.get_by_role("button", name="Undo: ").wait_for()
        self.page.get_by_role("button", name="Play futures").click()
        self.until("first => { const q = new URLSearchParams(location.search).get('q'); return q && q !== first; }", arg=first, timeout=120_000)
        posts = []
        self.page.on("request", lambda request: posts.append(request.url) if request.method == "POST" else None)
        self.page.locator(".eyebrow").first.click()
        self.page.keyboard.press("z")
        self.until("first => new URLSearchParams(location.search).get('q') === first", arg=first)
        self.assertEqual([url for url in posts if url.endswith("/studies")], [])

    def test_the_last_order_is_a_baseline(self):
        self.open("&v=order")
        size = self.page.locator('[data-pointer="/parts/0/detachmentSize"]')
        size.fill("300")
        size.press("Tab")
        self.page.get_by_role("button", name="Undo: ").wait_for()
        self.page.get_by_role("button", name="Play futures").click()
        choice = self.page.locator("#panel select").first
        choice.select_option(value="last")
        self.played()
        self.until("new URLSearchParams(location.search).get('b') === 'last'")

    def test_a_dot_is_a_recorded_campaign(self):
        self.open("&v=futures")
        self.played()
        dots = self.page.locator(".dotplot [role=application]")
        dots.focus()
        self.page.keyboard.press("ArrowRight")
        self.page.keyboard.press("ArrowRight")
        self.page.keyboard.press("Enter")
        self.page.wait_for_selector("body[data-campaign]")
        self.assertRegex(self.page.url, r"[?&]r=\d+")

    def test_the_heat_map(self):
        self.open("&v=futures")
        self.played()
        self.page.locator(".layers summary").click()
        self.page.locator("#bar select").select_option(value="losses")
        self.until("document.querySelector('.ramp figcaption')?.textContent.includes('Men lost')")
        self.assertIn("of 200 of the standard world", self.page.locator(".layers .ramp figcaption").inner_text())
        self.page.locator(".eyebrow").first.click()
        self.page.keyboard.press("t")
        self.until("!document.querySelector('.ramp figcaption')?.textContent.includes('Men lost')")

    def test_stop_keeps_what_is_played(self):
        self.open(f"&v=futures&n={random.randrange(10_000, 10**9)}")
        self.page.get_by_label("all that is not known").check()
        self.until("/[1-9]\\d* of 512/.test(document.querySelector('#bar').innerText)", timeout=120_000)
        self.page.get_by_role("button", name="Stop").click()
        self.until("/Stopped|played/.test(document.querySelector('#bar').innerText)", timeout=60_000)


if __name__ == "__main__":
    unittest.main()
