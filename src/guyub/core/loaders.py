"""Templates with their sentences already in them: one compiled copy for each language.

A page says about sixty constant things (sentences, addresses of files, icons), and to look each up for each reader costs
more than its database. So what is constant is written into the source before it is compiled; what is left are the facts.
"""

import re

from django.template.loaders import cached
from django.templatetags.static import static
from django.utils.html import conditional_escape
from django.utils.text import smart_split
from django.utils.translation import get_language, gettext, pgettext, trim_whitespace

from .templatetags.guyub import icon, kawung

WORDS = r"""("[^"{}]*"|'[^'{}]*')"""
SENTENCE = re.compile(rf"{{% translate {WORDS}(?: context {WORDS})? %}}")
PASSAGE = re.compile(r"{% blocktranslate( trimmed)?((?: with)?(?: \w+=[^%]+?)?) %}([^%]*?){% endblocktranslate %}")
FILE = re.compile(rf"{{% static {WORDS} %}}")
ICON = re.compile(rf"{{% icon {WORDS} %}}")
FACT = re.compile(r"{{ (\w+) }}")
GAP = re.compile(r"%\((\w+)\)s")


class Loader(cached.Loader):
    """The cached loader of Django, with a cache for each language."""

    def cache_key(self, template_name, skip=None):
        return f"{get_language()} {super().cache_key(template_name, skip)}"

    def get_contents(self, origin):
        return settled(super().get_contents(origin))


def settled(source):
    """The source of a template with what is constant written out in the language that is active now."""
    source = SENTENCE.sub(sentence, PASSAGE.sub(passage, source))
    source = FILE.sub(lambda found: str(conditional_escape(static(found[1][1:-1]))), source)
    return ICON.sub(lambda found: icon(found[1][1:-1]), source).replace("{% kawung %}", kawung())


def sentence(found):
    """{% translate "…" %}, unless its words would be read as a tag themselves."""
    words = found[1][1:-1].replace("%", "%%")
    said = (pgettext(found[2][1:-1], words) if found[2] else gettext(words)).replace("%%", "%")
    return found[0] if "{" in said else said


def passage(found):
    """{% blocktranslate %} without a plural: the words in the reader's language, around the same facts."""
    trimmed, given, words = found.groups()
    given = [part for part in smart_split(given) if part != "with"]
    asked = FACT.sub(r"%(\1)s", words)
    if "{" in asked or "asvar" in given or not all("=" in part for part in given):
        return found[0]
    said = gettext(trim_whitespace(asked) if trimmed else asked)
    said = GAP.sub(r"{{ \1 }}", said).replace("%%", "%")
    return f"{{% with {' '.join(given)} %}}{said}{{% endwith %}}" if given else said
