"""Reads finished papers with three programs that are not ours, and compares names with the record.

compare.py FOLDER: `archive` and `locked` in it hold papers, `probes` what each has to say, a line each: how often,
a tab, the words. Poppler has to find every one. PDFium and MuPDF may miss only what `differences.txt` lists: it may
not grow, and what is found again has to be taken out of it.
"""

import pathlib
import re
import subprocess
import sys

import pymupdf
import pypdfium2

PASSWORD = "amber otter quilt lantern moss"
LISTED = pathlib.Path(__file__).with_name("differences.txt")
# Marks of direction that readers put around words. They stand for no letter.
DIRECTION = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def poppler(path, password):
    words = ["pdftotext", "-enc", "UTF-8", "-upw", password or "", str(path), "-"]
    return subprocess.run(words, check=True, capture_output=True).stdout.decode()


def poppler_as_written(path, password):
    """In the order of writing: by its place on the page, a name that is broken in a cell mixes with the next cell."""
    words = ["pdftotext", "-raw", "-enc", "UTF-8", "-upw", password or "", str(path), "-"]
    return subprocess.run(words, check=True, capture_output=True).stdout.decode()


def pdfium(path, password):
    with pypdfium2.PdfDocument(path, password=password) as paper:
        return "\n".join(page.get_textpage().get_text_range() for page in paper)


def mupdf(path, password):
    with pymupdf.open(path) as paper:
        if password:
            paper.authenticate(password)
        return "\n".join(page.get_text() for page in paper)


def folded(text):
    """The text with one blank for any stretch of them: a name may be broken over lines."""
    return " ".join(DIRECTION.sub("", text).split())


def missed(reads, path, probes, password):
    texts = [folded(read(path, password)) for read in reads]
    return {words for count, words in probes if max(text.count(folded(words)) for text in texts) < count}


def main(folder):
    readers = {"poppler": [poppler, poppler_as_written], "pdfium": [pdfium], "mupdf": [mupdf]}
    found = set()
    looked = 0
    for kind, password in (("archive", None), ("locked", PASSWORD)):
        for path in sorted((folder / kind).glob("*.pdf")):
            lines = (folder / "probes" / path.name).with_suffix(".txt").read_text().splitlines()
            probes = [(int(line.split("\t")[0]), line.split("\t")[1]) for line in lines]
            looked += len(probes)
            for name, reads in readers.items():
                found |= {(name, words) for words in missed(reads, path, probes, password)}
    listed = {tuple(line.split("\t")) for line in LISTED.read_text().splitlines() if not line.startswith("#")}
    for name, words in sorted(found - listed):
        print(f"{name} reads otherwise, and this is not listed:\t{words}")
    for name, words in sorted(listed - found):
        print(f"{name} reads this right now; take it off the list:\t{words}")
    print(f"{looked} names and words looked for by {len(readers)} readers; {len(found)} differ.")
    return found == listed and looked > 0


if __name__ == "__main__":
    sys.exit(0 if main(pathlib.Path(sys.argv[1])) else 1)
