"""How a visitor moves through the house: named steps over a real browser."""

import re
import time

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import expect

SIZES = {"phone": {"width": 390, "height": 844}, "laptop": {"width": 1280, "height": 900}}
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
         "resultTypes": ["violations"]}
COLOURS = {"runOnly": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}, "resultTypes": ["violations"]}
VIOLATIONS = """rules => axe.run(rules).then(found => found.violations.map(
    one => `${one.id}: ${JSON.stringify(one.nodes.slice(0, 4).map(node => node.target))}`))"""


class Visitor:
    """One person with one browser. Console errors and failed requests are collected, and fail the test at the end."""

    def __init__(self, house, chromium, device="phone", language=None):
        self.house, self.wrong, self.expected = house, [], set()
        self.context = chromium.new_context(viewport=SIZES[device], locale="id-ID", has_touch=device == "phone")
        if language:
            self.context.add_cookies([{"name": "bahasa", "value": language, "url": house.url}])
        self.page = self.context.new_page()
        self.page.set_default_timeout(15_000)
        self.page.on("console", lambda said: said.type == "error" and self.wrong.append(said.text))
        self.page.on("pageerror", lambda error: self.wrong.append(str(error)))
        self.page.on("response", lambda answer: answer.status >= 500 and self.wrong.append(f"{answer.status} {answer.url}"))

    def close(self):
        self.context.close()
        harmless = [line for line in self.wrong if "status of 4" not in line]
        assert harmless == [], harmless

    def go(self, path):
        self.page.goto(self.house.url + path)
        return self

    def status(self, path):
        return self.page.goto(self.house.url + path).status

    def demo(self, name):
        """Come in as somebody of the cast, with one click."""
        self.go("/demo/")
        self.page.locator("li", has_text=name).get_by_role("button").first.click()
        self.page.wait_for_load_state()
        return self

    def fill(self, **fields):
        for name, value in fields.items():
            self.page.locator(f"main [name={name}]:not([type=hidden])").first.fill(value)

    def fill_label(self, label, value):
        self.page.locator("main").get_by_label(label).locator("visible=true").first.fill(value)

    def choose(self, name, value):
        self.page.locator(f"main select[name={name}]").select_option(value)

    def pick(self, name, value):
        self.page.locator(f"main input[name={name}][value={value}]").check()

    def tick(self, name):
        self.page.locator(f"main input[name={name}]").check()

    def check_shift(self, place):
        self.page.locator("label.shift input:enabled").nth(place).check()

    def button(self, name):
        self.page.locator("main").get_by_role("button", name=name, exact=name == "Masuk").first.click()
        self.page.wait_for_load_state()

    def link(self, name):
        self.page.locator("main").get_by_role("link", name=name).first.click()
        self.page.wait_for_load_state()

    def open_fold(self, name):
        self.page.locator("summary", has_text=re.compile(r"\s*".join(map(re.escape, name.split())))).first.click()

    def text(self, selector):
        return self.page.locator(selector).first.inner_text().strip()

    def sees(self, selector, words):
        """Whether some element of the selector shows the words (a regular expression); waits for it."""
        expect(self.page.locator(selector).filter(has_text=re.compile(words, re.I)).first).to_be_visible(timeout=10_000)
        return True

    def until(self, path, selector, words, patience=20):
        """Reload a page until it shows the words: what the worker does takes a moment."""
        end = time.monotonic() + patience
        while time.monotonic() < end:
            self.go(path)
            if self.page.locator(selector).filter(has_text=re.compile(words, re.I)).count():
                return True
            time.sleep(0.5)
        pytest.fail(f"{path} never showed {words!r} in {selector}: {self.text('main')[:500]}")

    def code_sent_to(self, address):
        """The one-time code that the demo's inbox shows for an address."""
        inbox = self.context.new_page()
        for _try in range(40):
            inbox.goto(f"{self.house.url}/demo/pesan/?ke={address.replace('+', '%2B')}")
            found = inbox.locator("article.message[data-code]:not([data-code=''])").first
            if found.count():
                code = found.get_attribute("data-code")
                inbox.close()
                return code
            time.sleep(0.5)
        pytest.fail(f"no code reached {address}: {inbox.locator('main').inner_text()[:500]}")

    def activity_of(self, title):
        """The address of the activity of this title among one's own shifts."""
        self.go("/giliran/")
        return self.page.get_by_role("link", name=title).first.get_attribute("href")

    def accessible(self):
        """axe finds nothing, in light and (by the rules that look at colours) in dark, and nothing is wider than the screen.

        What sticks to the edge of the screen stands still meanwhile: axe would take a link half behind it for too small.
        """
        still = "for (const one of document.querySelectorAll('.tabbar, .toast, .dock')) one.style.position = 'static'"
        self.page.evaluate(still)
        self.page.evaluate(f"{AXE_SCRIPT}; null")
        for scheme, rules in (("light", RULES), ("dark", COLOURS)):
            self.page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
            found = self.page.evaluate(VIOLATIONS, rules)
            assert found == [], f"{self.page.url} ({scheme}): {found}"
        self.page.emulate_media(color_scheme="light")
        wide = self.page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert wide <= 0, f"{self.page.url} is {wide} px wider than the screen"
