"""Paper and pictures by typst: tagged PDF (PDF/UA-1) and small PNG, the same bytes for the same facts.

The library is loaded when the first one is made, and kept: one at a time is drawn, since a compiler can be used by one only.
"""

import io
import json
import re
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from threading import Lock

ROOT = Path(__file__).parents[1]  # in a typst file: #import "/core/papers/house.typ"
ALONE = Lock()
STRANGE = re.compile(r"the text `\"(.+?)\"` could not be displayed", re.S)
LONG_WORD = re.compile(r"\S{18}(?=\S{6})")
INSTEAD = "\u25af"  # an empty box stands for a letter that no font here can draw
FARTHEST = 0x2E80  # beyond: scripts and pictures of which the fonts have none
MOST_STRANGE = 20
MASK = 3  # readers take any of the eight; to try them all costs four times as much as the code itself
COLOURS = 96  # of a picture; cloth and letters need no more


@cache
def compiler():
    import typst

    fonts = Path(find_spec("fontpkg_barlow_condensed").origin).parent / "files"
    return typst.Compiler(b"", ignore_system_fonts=True, font_paths=[str(fonts)], root=str(ROOT))


def paper(source, facts):
    """The PDF of a typst file, as bytes. `facts` travel as JSON and are never written into the source.

    In the file: #let facts = json(bytes(sys.inputs.facts))
    """
    return drawn(source, json.dumps(facts, ensure_ascii=False), format="pdf", pdf_standards="ua-1")


def picture(source, facts):
    """The PNG of a typst file's one page, a point a pixel, in so few colours that it stays small."""
    from PIL import Image

    said = json.dumps(facts, ensure_ascii=False)
    with Image.open(io.BytesIO(drawn(source, said, format="png", ppi=72))) as whole:
        few = whole.convert("RGB").quantize(COLOURS, method=Image.Quantize.FASTOCTREE)
    out = io.BytesIO()
    few.save(out, "PNG", optimize=True)
    return out.getvalue()


def drawn(source, said, **how):
    """What typst makes of it. A name may hold letters that no font here has; PDF/UA forbids them, so each becomes a box."""
    text = Path(source).read_bytes()
    for _again in range(MOST_STRANGE):
        try:
            with ALONE:
                return compiler().compile(input=text, sys_inputs={"facts": said}, **how)
        except RuntimeError as error:
            if (found := STRANGE.search(str(error))) is None:
                raise
            said = without(said, {letter for letter in found[1] if not letter.isascii()})
    with ALONE:
        return compiler().compile(input=text, sys_inputs={"facts": said.encode("ascii", "replace").decode()}, **how)


def without(said, strange):
    """The facts with boxes for these letters and for all that lies where the fonts have nothing."""
    return "".join(INSTEAD if letter in strange or ord(letter) >= FARTHEST else letter for letter in said)


def numbers_of(file):
    """A kept picture as the numbers of its bytes, for house.typ; none if there is no picture, or its content is lost."""
    try:
        return list(file.path.read_bytes()) if file else []
    except OSError:
        return []


def breakable(text):
    """A word that fills a line by itself gets places to break, so that no letter runs off the paper."""
    return LONG_WORD.sub(lambda word: word[0] + "\u200b", text)


def qr_svg(text, **how):
    """A QR code for paper as the text of an SVG; `how` is border, light and title, as segno takes them."""
    import segno  # heavy: only who draws a code loads it

    out = io.BytesIO()
    code = segno.make(text, error="m", micro=False, mask=MASK)
    code.save(out, kind="svg", xmldecl=False, svgns=True, **{"border": 0, **how})
    return out.getvalue().decode()
