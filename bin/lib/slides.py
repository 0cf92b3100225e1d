"""Slides from notebooks: python slides.py FOLDER NOTEBOOK ...

Each "##" begins a slide to the right; each text after code, and each "###", a slide below. Inputs, outputs and pictures
are the notebook's own. The pages load reveal.js from the network when they are shown, or from the folder reveal.js beside
them if there is one.
"""

import pathlib
import re
import sys

import nbformat
from nbconvert.exporters import SlidesExporter
from nbformat.v4 import new_markdown_cell


def place(cell, before):
    """The slide that a cell begins, in nbconvert's words; "-" if it goes on with the one before."""
    if before is None:
        return "slide"
    if cell.cell_type == "code":
        return "-"
    if cell.source.startswith(("# ", "## ")):
        return "slide"
    if cell.source.startswith("### ") or before.cell_type == "code":
        return "subslide"
    return "-"


def split(cells):
    """The cells, with a text that has a heading in its midst as two."""
    for cell in cells:
        parts = re.split(r"(?m)^(?=#{1,3} )", cell.source) if cell.cell_type == "markdown" else [cell.source]
        for part in filter(str.strip, parts):
            yield cell if cell.source == part else new_markdown_cell(part.strip())


def slides(notebook, options):
    notebook.cells = list(split(notebook.cells))
    before = None
    for cell in notebook.cells:
        cell.metadata["slideshow"] = {"slide_type": place(cell, before)}
        before = cell
    # A cell of many lines, or of a large picture, is higher than a projector's page: then one scrolls within the slide.
    exporter = SlidesExporter(reveal_scroll=True, exclude_input_prompt=True, exclude_output_prompt=True, **options)
    return exporter.from_notebook_node(notebook)[0]


folder = pathlib.Path(sys.argv[1])
beside = {"reveal_url_prefix": "reveal.js"} if (folder / "reveal.js").is_dir() else {}
for name in map(pathlib.Path, sys.argv[2:]):
    target = folder / (name.stem + ".html")
    target.write_text(slides(nbformat.read(name, as_version=4), beside), encoding="utf-8")
    print(target)
