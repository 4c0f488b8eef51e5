"""Makes the cover, jacket or band for a print shop, or guides for the illustrator."""

from dataclasses import replace
from pathlib import Path

from .. import build, for_press, pdf, press
from ..choices import by_word
from ..dist import DIST, PDF
from ..output import write_parts, write_whole
from ..pressing import Pressing, Wrap
from ..problems import Failed, Place, Problem, raise_errors
from ..project import Project, read_project
from ..shops import SHOPS, STOCKS
from .arguments import Add, Options, Problems, count, one_of, say


def arguments(add: Add) -> None:
    add("--kind", type=one_of(by_word(Wrap)), default="cover", metavar="KIND", help=say("cli.wrap"))
    add("--shop", type=one_of(SHOPS), metavar="NAME", help=say("cli.shop"))
    add("--paper", type=one_of(STOCKS), metavar="NAME", help=say("cli.stock"))
    add("--pages", type=count, metavar="N", help=say("cli.pages", usual=PDF))
    add("--out", type=Path, metavar="FILE.pdf", help=say("cli.cover-out", folder=DIST))
    add("--template", action="store_true", help=say("cli.template"))


def run(options: Options) -> Problems:
    root = Path()
    project = read_project(root)
    given = {"shop": options.shop, "paper": options.paper}
    settings = replace(project.pressing, **{k: v for k, v in given.items() if v is not None})
    pages = options.pages or _counted(PDF)
    name = f"{options.kind.value}-template" if options.template else options.kind.value
    out = options.out or DIST / f"{name}.pdf"
    if options.template:
        return _template(options, project, settings, pages, out)
    made = build.wrap(project, options.kind, pages, settings)
    raise_errors(made.problems)
    write_whole(out, made.data)
    write_parts(out, made.parts)
    return made.problems


def _template(
    options: Options, project: Project, settings: Pressing, pages: int, out: Path
) -> Problems:
    spread = press.spread(options.kind, project.printing.format.trim, pages, settings)
    guides, picture = for_press.wrap_template(project.metadata, spread, settings)
    raise_errors(guides.problems)
    write_whole(out, guides.data)
    write_whole(out.with_suffix(".png"), picture.data)
    return guides.problems


def _counted(path: Path) -> int:
    if not path.is_file():
        raise Failed([Problem(Place(str(path)), "cover.pages")])
    return pdf.page_count(path.read_bytes(), str(path))
