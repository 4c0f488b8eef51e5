"""The page that leads to all books of a catalogue."""

from collections.abc import Iterable
from importlib.resources import files
from pathlib import Path, PurePosixPath
from urllib.parse import quote
from xml.etree.ElementTree import Element, SubElement, tostring

from ...output import write_whole
from ..arguments import say
from .isolation import Result

PAGE = "index.html"


def write(out: Path, results: Iterable[Result]) -> None:
    """The books by path, each with its title, its authors and a link to each product."""
    html = Element("html", lang="ja")
    head, body = SubElement(html, "head"), SubElement(html, "body")
    SubElement(head, "meta", charset="utf-8")
    SubElement(head, "meta", name="viewport", content="width=device-width")
    SubElement(head, "title").text = say("catalogue.index")
    SubElement(head, "style").text = files(__package__).joinpath("index.css").read_text("utf-8")
    SubElement(body, "h1").text = say("catalogue.index")
    shelf = SubElement(body, "ul")
    for result in results:
        if result.is_made:
            _book(SubElement(shelf, "li"), result)
    page = tostring(html, encoding="unicode", method="html")
    write_whole(out / PAGE, f"<!DOCTYPE html>\n{page}\n".encode())


def _book(row: Element, result: Result) -> None:
    SubElement(row, "cite").text = result.title
    for creator in result.creators:
        SubElement(row, "span").text = creator
    for product in result.products:
        SubElement(row, "a", href=quote(product)).text = PurePosixPath(product).suffix[1:]
    if result.pages:
        SubElement(row, "small").text = say("catalogue.pages", pages=result.pages)
