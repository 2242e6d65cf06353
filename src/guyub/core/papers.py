"""PDF by typst: tagged (PDF/UA-1), the same bytes for the same facts; the library is loaded when the first one is made."""

import json
from functools import cache
from pathlib import Path

SHARED = Path(__file__).parent / "papers"


@cache
def compiler():
    import typst

    return typst.Compiler(b"", ignore_system_fonts=True, root=str(SHARED.parents[1]))


def paper(source, facts):
    """The PDF of a typst file, as bytes. `facts` travel as JSON and are never written into the source.

    In the file: #let facts = json(bytes(sys.inputs.facts))
    """
    return compiler().compile(
        input=Path(source).read_bytes(), format="pdf", pdf_standards="ua-1",
        sys_inputs={"facts": json.dumps(facts, ensure_ascii=False)})
