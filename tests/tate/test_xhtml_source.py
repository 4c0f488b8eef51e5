"""XHTML is read as XML where it is well-formed; all else is HTML."""

from pathlib import Path

import pytest

from tategumi.tate import typeset
from tategumi.tate.source.xhtml_source import xhtml_root

from ..pdf_text import glyphs, text_of

NAMESPACE = 'xmlns="http://www.w3.org/1999/xhtml"'
HEADS = {
    "namespace": f"<html {NAMESPACE}>",
    "document type": f"<!DOCTYPE html>\n<!-- a > b -->\n<html lang='ja' {NAMESPACE}>",
    "declaration": f"<?xml version='1.0' encoding='Shift_JIS'?>\n<html {NAMESPACE}>",
    "declaration alone": "<?xml version='1.0'?><html>",
}
HTML = {
    "HTML": "<!DOCTYPE html><html lang='ja'><p>山</p></html>",
    "not well-formed": f"<html {NAMESPACE}><p>山<br>川</p></html>",
    "an entity that grows": f"<!DOCTYPE html [<!ENTITY a 'aa'>]><html {NAMESPACE}>&a;</html>",
    "another document": f"<?xml version='1.0'?><svg {NAMESPACE}/>",
}


@pytest.mark.parametrize("head", HEADS.values(), ids=HEADS)
def test_xhtml(head: str) -> None:
    root = xhtml_root(
        f"{head}<head><title/></head><body><p>山&nbsp;&amp;<a id='p'/>川</p></body></html>"
    )
    assert [element.tag for element in root.iter()] == ["html", "head", "title", "body", "p", "a"]
    assert "".join(root.itertext()) == "山\u00a0&川"


@pytest.mark.parametrize("source", HTML.values(), ids=HTML)
def test_all_else(source: str) -> None:
    assert xhtml_root(source) is None


def test_both_are_set_alike(tmp_path: Path) -> None:
    page = "<html lang='ja'><head><title>題</title></head><body><p>山<b>川</b></p></body></html>"
    as_xml = page.replace("<html", f"<html {NAMESPACE}")
    assert typeset(as_xml, [], tmp_path).pdf == typeset(page, [], tmp_path).pdf


def test_an_empty_element_ends_where_it_stands(tmp_path: Path) -> None:
    body = "<body><p>山<b/>川</p></body>"
    page = f"<html {NAMESPACE} lang='ja'><head><title/></head>{body}</html>"
    result = typeset(page, [], tmp_path)
    assert text_of(glyphs(result.pdf)) == "山川"
    assert not result.problems
