"""A tagged PDF read by its structure, without the code that writes it (ISO 32000-1, 14.7)."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO

import pikepdf

SHOWS = frozenset(
    {"Tj", "TJ", "'", '"', "f", "F", "f*", "B", "B*", "b", "b*", "S", "s", "sh", "BI"}
)

_ROW = re.compile(rb"<([0-9a-fA-F]+)>\s*<([0-9a-fA-F]*)>")


@dataclass
class Node:
    """An element: its type, its own dictionary, what it holds: elements, texts, annotations."""

    kind: str
    of: pikepdf.Object
    kids: list["Node | str"] = field(default_factory=list)
    links: list[pikepdf.Object] = field(default_factory=list)

    def walk(self) -> Iterator["Node"]:
        yield self
        for kid in self.kids:
            if isinstance(kid, Node):
                yield from kid.walk()

    @property
    def text(self) -> str:
        return "".join(kid if isinstance(kid, str) else kid.text for kid in self.kids)

    @property
    def running(self) -> str:
        """The text without readings."""
        kids = (kid for kid in self.kids if isinstance(kid, str) or kid.kind != "RT")
        return "".join(kid if isinstance(kid, str) else kid.running for kid in kids)

    def find(self, kind: str) -> list["Node"]:
        return [node for node in self.walk() if node.kind == kind]

    def outline(self) -> str:
        """The tree in a line, each element as ``Type(what it holds)``."""
        kids = (kid if isinstance(kid, str) else kid.outline() for kid in self.kids)
        return f"{self.kind}({' '.join(kids)})"


class Tagged:
    """A PDF's structure; ``faults`` says in words what is not as the standard has it."""

    def __init__(self, pdf: bytes) -> None:
        self.pdf = pikepdf.open(BytesIO(pdf))
        self.faults: list[str] = []
        self._texts: dict[tuple[object, int], str] = {}
        self._taken: set[tuple[object, int]] = set()
        self._annotations: set[object] = set()
        for number, page in enumerate(self.pdf.pages, 1):
            self._read(page.obj, page.obj.get("/Resources"), f"page {number}")
        root = self.pdf.Root.StructTreeRoot
        nums = pikepdf.NumberTree(root.ParentTree)
        self._parents = dict(nums.items())
        self._look_at_keys()
        self.root = self._node(root.K, None)
        for place in self._texts.keys() - self._taken:
            self.faults.append(f"marked content without element: {place} {self._texts[place]!r}")
        for number, page in enumerate(self.pdf.pages, 1):
            for annotation in page.obj.get("/Annots", ()):
                if annotation.objgen not in self._annotations:
                    self.faults.append(f"annotation without element on page {number}")
                if page.obj.get("/Tabs") != "/S":
                    self.faults.append(f"no order of tabs on page {number}")

    def _look_at_keys(self) -> None:
        """Note keys that lead to no parents, and those that two pages or annotations share."""
        pages = [page.obj for page in self.pdf.pages]
        known = [int(page.StructParents) for page in pages if "/StructParents" in page]
        known += [
            int(annotation.StructParent)
            for page in pages
            for annotation in page.get("/Annots", ())
            if "/StructParent" in annotation
        ]
        if len({*known}) < len(known) or not self._parents.keys() >= {*known}:
            self.faults.append(f"keys {known} where there are {[*self._parents]}")

    # --- content
    def _read(self, holder: pikepdf.Object, resources: pikepdf.Object, name: str) -> None:
        """Note the text of each marked content of a page or form, and what is in none."""
        fonts = {key: _Font(font) for key, font in dict(resources.get("/Font", {})).items()}
        forms = dict(resources.get("/XObject", {}))
        font, open_, saved = None, [], []
        for operands, operator in pikepdf.parse_content_stream(holder):
            sign = str(operator)
            if sign in ("BDC", "BMC"):
                properties = operands[1] if len(operands) > 1 else pikepdf.Dictionary()
                number = properties.get("/MCID")
                if str(operands[0]) == "/Artifact":
                    open_.append(("artifact", None))
                elif number is not None:
                    open_.append(("content", int(number)))
                    self._texts.setdefault((holder.objgen, int(number)), "")
                else:
                    open_.append(("span", properties.get("/ActualText")))
                kinds = [kind for kind, _ in open_ if kind != "span"]
                if len(kinds) > 1:
                    self.faults.append(f"{name}: {kinds} in each other")
            elif sign == "EMC":
                kind, value = open_.pop()
                if kind == "span" and value is not None:
                    self._add(holder, open_, str(value))
            elif sign == "q":
                saved.append((font, len(open_)))
            elif sign == "Q":
                font, _ = saved.pop()
            elif sign == "Tf":
                font = fonts[str(operands[0])]
            elif sign == "Do":
                self._draw(forms[str(operands[0])], resources, open_, f"{name}, form")
            elif sign in SHOWS:
                if not open_:
                    self.faults.append(f"{name}: {sign} in no marked content")
                if sign in ("Tj", "TJ") and not any(kind == "span" for kind, _ in open_):
                    self._add(holder, open_, font.text(operands[0]))
        if open_:
            self.faults.append(f"{name}: marked content that does not end")

    def _draw(self, form, resources, open_, name) -> None:
        marked = [kind for kind, _ in open_ if kind != "span"]
        if form.get("/Subtype") == "/Image":
            if not marked:
                self.faults.append(f"{name}: picture in no marked content")
        elif not marked:
            self._read(form, form.get("/Resources", resources), name)
        elif "/StructParents" in form:
            self.faults.append(f"{name}: content in content")

    def _add(self, holder, open_, text) -> None:
        for kind, value in open_:
            if kind == "content":
                self._texts[holder.objgen, value] += text

    # --- elements
    def _node(self, obj: pikepdf.Object, parent: pikepdf.Object | None) -> Node:
        node = Node(str(obj.S)[1:], obj)
        if parent is not None and obj.P.objgen != parent.objgen:
            self.faults.append(f"{node.kind}: another parent")
        kids = obj.get("/K", pikepdf.Array())
        for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
            if isinstance(kid, int):
                node.kids.append(self._content(obj, obj.Pg, kid))
            elif kid.get("/Type") == "/MCR":
                node.kids.append(self._content(obj, kid.get("/Stm", kid.Pg), int(kid.MCID)))
            elif kid.get("/Type") == "/OBJR":
                self._annotations.add(kid.Obj.objgen)
                node.links.append(kid.Obj)
                if self._parents[int(kid.Obj.StructParent)].objgen != obj.objgen:
                    self.faults.append("an annotation of another element")
            else:
                node.kids.append(self._node(kid, obj))
        return node

    def _content(self, obj: pikepdf.Object, holder: pikepdf.Object, number: int) -> str:
        place = holder.objgen, number
        if place in self._taken:
            self.faults.append(f"content taken twice: {place}")
        self._taken.add(place)
        if self._parents[int(holder.StructParents)][number].objgen != obj.objgen:
            self.faults.append(f"content of another element: {place}")
        if place not in self._texts:
            self.faults.append(f"no such content: {place}")
        return self._texts.get(place, "")


class _Font:
    def __init__(self, font: pikepdf.Object) -> None:
        found = font.ToUnicode.read_bytes() if "/ToUnicode" in font else b""
        blocks = re.findall(rb"beginbfchar(.*?)endbfchar", found, re.DOTALL)
        rows = (row for block in blocks for row in _ROW.findall(block))
        self.texts = {
            int(code, 16): bytes.fromhex(text.decode()).decode("utf-16-be") for code, text in rows
        }

    def text(self, shown: pikepdf.Object) -> str:
        parts = shown if isinstance(shown, pikepdf.Array) else [shown]
        codes = b"".join(bytes(part) for part in parts if isinstance(part, pikepdf.String))
        numbers = (int.from_bytes(codes[i : i + 2], "big") for i in range(0, len(codes), 2))
        return "".join(self.texts.get(number, "\ufffd") for number in numbers)
