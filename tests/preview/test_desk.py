"""What is on the desk of the preview, where no text leads from a page back to its manuscript."""

from pathlib import Path

from tategumi import pdfium
from tategumi.commands.preview.desk import Desk
from tategumi.commands.preview.making import Chapter, Edition
from tategumi.paper import PAPERS
from tategumi.press import numbered_pages


def test_a_page_whose_manuscript_is_gone_leads_nowhere(tmp_path: Path) -> None:
    pdf = numbered_pages(PAPERS["a6"].portrait, 2)
    desk = Desk(tmp_path)
    desk.show(Edition("題", pdf, (Chapter(1, "gone.txt", "章", "p-1"),)), pdfium.Pages(pdf))
    assert desk.lines(0)
    assert desk.spot(0, 100, 150) is None
