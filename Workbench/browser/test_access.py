"""Access: axe-core on every screen in both schemes, the keyboard alone, small screens, no foreign request, print."""

import pathlib
import unittest

import axe_playwright_python

from workbench import Bench

AXE = (pathlib.Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text()
SCREENS = ("situation", "order", "futures", "watch", "compare", "unknown", "reply")
#: Words of the machine that stand on the page: values that were meant to be left out.
STRAY = """() => {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT), found = [];
  while (walker.nextNode()) {
    const {data, parentElement} = walker.currentNode;
    if (/undefined|NaN|\\[object/.test(data) || (/^(0|null|true|false)$/.test(data.trim()) && ['DIV', 'SECTION', 'UL'].includes(parentElement.tagName)))
      found.push(`${parentElement.className || parentElement.tagName}: ${data}`);
  }
  return found;
}"""
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]


class Checked(Bench):
    def violations(self, where: str):
        self.assertEqual((where, self.page.evaluate(STRAY)), (where, []))
        # The page's own policy forbids scripts that are not its own: the checker is let in by the driver, not by a tag.
        self.page.evaluate(AXE)
        found = self.page.evaluate("rules => axe.run(document, {runOnly: rules}).then(result => result.violations)", RULES)
        self.assertEqual([(where, item["id"], item["nodes"][0]["html"][:160], item["nodes"][0]["failureSummary"][:300]) for item in found], [])

    def look(self, screen: str):
        self.open(f"&v={screen}")
        if screen == "futures":
            self.played()
        if screen == "watch":
            self.page.wait_for_selector("body[data-campaign]")
        self.page.wait_for_timeout(500)

    def look_at_twins(self, where: str):
        """Two maps of the same future: nothing that axe finds, and both as they stand on the page."""
        self.open("&v=watch&e=20&p=all-go")
        self.page.wait_for_selector(".twins .map + .map .caption")
        self.page.wait_for_timeout(500)
        self.violations(where)
        return [self.page.locator(".map").nth(at).bounding_box() for at in (0, 1)]


class Light(Checked):
    def test_every_screen(self):
        for screen in SCREENS:
            with self.subTest(screen):
                self.look(screen)
                self.violations(screen)

    def test_twin_maps_beside_each_other(self):
        first, second = self.look_at_twins("twins")
        self.assertEqual(first["y"], second["y"])
        self.assertGreaterEqual(second["x"], first["x"] + first["width"])
        self.assertAlmostEqual(first["width"], second["width"], delta=1)

    def test_sheets_and_card(self):
        self.open("&c=kpa_6")
        self.page.locator("#card").wait_for()
        for summary in self.page.locator("#card summary").all():
            summary.click()
        self.violations("card")
        self.page.keyboard.press("Escape")
        for name in ("Take away", "Keys of this page"):
            self.page.get_by_role("button", name=name).click()
            self.page.locator("dialog[open]").wait_for()
            self.violations(name)
            self.page.keyboard.press("Escape")


class Dark(Checked):
    options = {"color_scheme": "dark"}

    def test_every_screen(self):
        for screen in SCREENS:
            with self.subTest(screen):
                self.look(screen)
                self.violations(f"{screen}, dark")

    def test_twin_maps(self):
        self.look_at_twins("twins, dark")


class Small(Checked):
    size = (390, 844)
    options = {"has_touch": True}

    def test_nothing_is_cut(self):
        for screen in SCREENS:
            with self.subTest(screen):
                self.look(screen)
                self.violations(f"{screen}, small")
                self.assertLessEqual(self.page.evaluate("document.documentElement.scrollWidth"), 390)
                self.assertLessEqual(self.page.evaluate("(panel => panel.scrollWidth - panel.clientWidth)(document.querySelector('#panel'))"), 0)

    def test_twin_maps_one_above_the_other(self):
        first, second = self.look_at_twins("twins, small")
        self.assertEqual(first["x"], second["x"])
        self.assertGreaterEqual(second["y"], first["y"] + first["height"])
        self.assertLessEqual(self.page.evaluate("document.documentElement.scrollWidth"), 390)

    def test_the_sheet_grows(self):
        self.open()
        before = self.page.locator("#panel").bounding_box()["height"]
        self.page.locator("#handle").click()
        self.assertGreater(self.page.locator("#panel").bounding_box()["height"], before * 1.2)

    def test_a_tap_opens_a_card(self):
        self.open()
        self.panel.get_by_role("button", name="6th Division", exact=True).tap()
        self.page.locator("#card").wait_for()

    def test_targets_are_large(self):
        self.open()
        small = self.page.evaluate("""[...document.querySelectorAll('#head a, #head button, #head select, #panel .actions button')]
          .filter(item => item.offsetParent && item.getBoundingClientRect().height < 43.5).map(item => item.textContent)""")
        self.assertEqual(small, [])


#: Colours as they are seen without one kind of cones, in linear light (Machado, Oliveira and Fernandes 2009, severity 1).
CONES = {
    "all three": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "no long": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    "no middle": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881)),
    "no short": ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.303900)),
}


def lightness_and_hues(colour, cones):
    """A colour, three parts of 255, as CIE L*a*b* of how it is seen."""
    light = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in (part / 255 for part in colour)]
    seen = [sum(share * part for share, part in zip(row, light)) for row in cones]
    x, y, z = (sum(share * part for share, part in zip(row, seen)) / white for row, white in (
        ((0.4124, 0.3576, 0.1805), 0.9505), ((0.2126, 0.7152, 0.0722), 1), ((0.0193, 0.1192, 0.9505), 1.089)))
    x, y, z = (value ** (1 / 3) if value > 0.008856 else 7.787 * value + 16 / 116 for value in (max(x, 0), max(y, 0), max(z, 0)))
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


class Colours(Bench):
    """What a colour means is seen with all colour vision: pairs stay far apart, ramps grow darker, and fates differ in shape too."""

    def parts(self, name):
        """A custom property of the style sheet as three parts of 255."""
        value = self.page.evaluate("name => getComputedStyle(document.documentElement).getPropertyValue(name).trim()", name)
        return [int(value[at:at + 2], 16) for at in (1, 3, 5)]

    def are_apart(self, one, other):
        for cones, matrix in CONES.items():
            distance = sum((first - second) ** 2 for first, second in zip(lightness_and_hues(one, matrix), lightness_and_hues(other, matrix))) ** 0.5
            self.assertGreater(distance, 30, (cones, one, other))

    def test_sides_are_told_apart(self):
        for scheme in ("light", "dark"):
            self.page.emulate_media(color_scheme=scheme)
            self.open(scenario="lesson")
            self.are_apart(self.parts("--brick"), self.parts("--slate"))
        sides = self.page.evaluate("import('/page/signs.js').then(({SIDES}) => SIDES.map(({colour}) => colour))")
        self.are_apart(*([int(side[at:at + 2], 16) for at in (1, 3, 5)] for side in sides))

    def test_ramps_are_told_by_lightness(self):
        self.open(scenario="lesson")
        ramps = self.page.evaluate("import('/page/colours.js').then(({CIVIDIS, LOSSES, DIFFERENCES}) => [CIVIDIS, LOSSES, DIFFERENCES])")
        for matrix in CONES.values():
            for ramp in ramps[:2]:
                light = [lightness_and_hues(colour[:3], matrix)[0] for colour in ramp[::15]]
                self.assertEqual(light, sorted(light, reverse=True))
        self.are_apart(ramps[2][0][:3], ramps[2][255][:3])

    def test_fates_differ_in_shape(self):
        self.open(scenario="lesson")
        looks = self.page.evaluate("import('/page/signs.js').then(({FATES, signPath}) => Object.values(FATES).map(fate => `${signPath(fate, 0, 0, 1)} ${fate.isLine}`))")
        self.assertEqual(len(set(looks)), len(looks))


class Keyboard(Bench):
    def test_the_order_is_changed_and_played_without_a_pointer(self):
        self.open()
        self.page.locator("#map").focus()
        self.page.keyboard.press("2")
        size = self.page.locator('[data-pointer="/parts/0/detachmentSize"]')
        size.wait_for()
        for _ in range(80):
            self.page.keyboard.press("Tab")
            if self.page.evaluate("document.activeElement.dataset.pointer") == "/parts/0/detachmentSize":
                break
        self.page.keyboard.press("Control+a")
        self.page.keyboard.type("120")
        self.page.keyboard.press("Tab")
        self.page.get_by_role("button", name="Undo: ").wait_for()
        self.page.locator("#map").focus()
        self.page.keyboard.press("r")
        self.page.wait_for_selector(".dotplot .mark", timeout=120_000)
        self.page.keyboard.press("4")
        self.page.wait_for_selector("body[data-campaign]")

    def test_formations_by_n_and_enter(self):
        self.open()
        self.page.locator("#map").focus()
        self.page.keyboard.press("n")
        self.assertIn("Enter opens its card", self.page.locator("#told").inner_text())
        self.page.keyboard.press("Enter")
        self.page.locator("#card").wait_for()
        self.page.keyboard.press("Escape")
        self.page.wait_for_selector("#card", state="detached")

    def test_letters_can_be_switched_off(self):
        self.open()
        self.page.locator("#map").focus()
        self.page.keyboard.press("?")
        self.page.get_by_label("Single letters act").uncheck()
        self.page.keyboard.press("Escape")
        self.page.locator("#map").focus()
        self.page.keyboard.press("2")
        self.page.wait_for_timeout(300)
        self.assertNotEqual(self.page.locator("body").get_attribute("data-screen"), "order")

    def test_the_map_moves_by_arrows(self):
        self.open()
        before = self.page.evaluate("location.search")
        self.page.locator("#map").focus()
        self.page.keyboard.press("ArrowLeft")
        self.until("before => new URLSearchParams(location.search).get('m') !== new URLSearchParams(before).get('m')", arg=before)

    def test_the_bar_says_its_moment(self):
        self.open("&v=watch")
        self.page.wait_for_selector("body[data-campaign]")
        self.assertIn("30 September 1950", self.page.locator("#bar input[type=range]").get_attribute("aria-valuetext"))


class Print(Bench):
    def test_a_printed_sheet_has_map_and_words(self):
        self.open()
        self.page.wait_for_selector(".dotplot .mark", timeout=120_000)
        sheet = self.page.pdf()
        self.assertEqual(sheet[:5], b"%PDF-")
        self.assertGreater(len(sheet), 100_000)


if __name__ == "__main__":
    unittest.main()
