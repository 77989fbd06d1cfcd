"""The order as a telegram: phrases are controls, faults stand beside them, every step can be taken back."""

import unittest

from workbench import Bench


class Order(Bench):
    def size_of(self, part=0):
        return self.page.locator(f'[data-pointer="/parts/{part}/detachmentSize"]')

    def change(self, value):
        self.size_of().fill(str(value))
        self.size_of().press("Tab")

    def test_a_phrase_changes_the_order_and_undo_takes_it_back(self):
        self.open("&v=order")
        self.assertEqual(self.size_of().input_value(), "40")
        self.change(100)
        self.page.get_by_role("button", name="Undo: ").wait_for()
        self.assertIn("100", self.page.locator(".steps").inner_text())
        self.until("location.search.includes('o=')")
        self.page.get_by_role("button", name="Undo: ").click()
        self.until("document.querySelector('[data-pointer=\"/parts/0/detachmentSize\"]').value === '40'")
        self.page.get_by_role("button", name="Redo: ").click()
        self.until("document.querySelector('[data-pointer=\"/parts/0/detachmentSize\"]').value === '100'")

    def test_many_steps_go_back_to_the_first(self):
        self.open("&v=order")
        for value in range(41, 61):
            self.change(value)
            self.until("value => document.querySelector('.steps').innerText.includes(value)", arg=str(value))
        self.page.locator(".eyebrow").first.click()
        for _ in range(20):
            self.page.keyboard.press("z")
        self.until("document.querySelector('[data-pointer=\"/parts/0/detachmentSize\"]').value === '40'")

    def test_a_fault_stands_beside_its_phrase(self):
        self.open("&v=order")
        ways = self.page.locator('[data-pointer="/parts/0/ways"]')
        ways.fill("99")
        ways.press("Tab")
        fault = self.page.locator("span.fault").first
        fault.wait_for()
        self.assertIn("64", fault.inner_text())
        self.assertEqual(ways.get_attribute("aria-invalid"), "true")
        self.assertTrue(self.page.get_by_role("button", name="Play futures").is_disabled())

    def test_a_formation_is_told_something_else(self):
        self.open("&v=order")
        self.page.get_by_role("button", name="Choose them myself").click()
        choice = self.page.get_by_label("What 6th Division is told")
        choice.wait_for()
        choice.select_option(label="nothing: as the record has it")
        self.page.get_by_role("button", name="Undo: 6th Division").wait_for()

    def test_a_link_brings_the_order(self):
        self.open("&v=order")
        self.change(77)
        self.until("location.search.includes('~')")
        link = self.page.url
        self.assertLess(len(link), 400)
        other = self.context.new_page()
        other.goto(link)
        other.wait_for_selector('[data-pointer="/parts/0/detachmentSize"]')
        self.assertEqual(other.locator('[data-pointer="/parts/0/detachmentSize"]').input_value(), "77")


if __name__ == "__main__":
    unittest.main()
