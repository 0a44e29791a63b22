"""Counts working days with numpy's business-day functions, for comparison with the app's own.

Usage: python3 working_days_by_numpy.py          writes working_days_by_numpy.txt beside it
       python3 working_days_by_numpy.py --check  fails when that file is not what it would write

Needs Python 3.11 and numpy. The holidays are those of assets/bank-holidays; the arithmetic is
numpy's. Lines of the file: a division, a day, then COUNT:MOVED for random counts, where COUNT is
so many working days after (or, negative, before) the day, and MOVED how many calendar days
away the count ends. Counts that would leave the covered days are left out.
"""

import pathlib
import random
import sys
import tomllib

import numpy

HERE = pathlib.Path(__file__).resolve().parent
HOLIDAYS = HERE.parents[3] / "assets" / "bank-holidays" / "bank-holidays.toml"
OUT = HERE / "working_days_by_numpy.txt"

SEED = 20261216
DAYS_EACH = 800
COUNTS_EACH = 45
COUNT_MAX = 90


def moved(day, count, holidays):
    """Calendar days from a day to the end of a count of working days from it."""
    roll = "backward" if count > 0 else "forward"
    end = numpy.busday_offset(day, count, roll=roll, holidays=holidays)
    return end, int((end - day).astype(int))


def main():
    table = tomllib.loads(HOLIDAYS.read_text(encoding="utf-8"))
    first = numpy.datetime64(table["covers_from"].isoformat())
    last = numpy.datetime64(table["covers_to"].isoformat())
    span = int((last - first).astype(int))
    pick = random.Random(SEED)
    lines = [
        "# Written by working_days_by_numpy.py. Do not edit.",
        f"# bank holidays {table['version']}",
    ]
    for division, named in table["holidays"].items():
        holidays = numpy.array(sorted(named), dtype="datetime64[D]")
        for _ in range(DAYS_EACH):
            day = first + numpy.timedelta64(pick.randint(0, span), "D")
            cases = []
            for _ in range(COUNTS_EACH):
                count = pick.choice([-1, 1]) * pick.randint(1, COUNT_MAX)
                end, away = moved(day, count, holidays)
                if first <= end <= last:
                    cases.append(f"{count}:{away}")
            lines.append(" ".join([division, str(day), *cases]))
    text = "\n".join(lines) + "\n"
    if sys.argv[1:] == ["--check"]:
        if OUT.read_text(encoding="utf-8") != text:
            sys.exit(f"{OUT.name} is not what numpy counts now. Write it anew and read the change")
    else:
        OUT.write_text(text, encoding="utf-8")


main()
