#!/usr/bin/env python3
"""Measures nutgraf against wc -w on the same text in the same run, on one core.

    python3 bench/run.py [--size MB] [--runs N] [--binary PATH]

Prints medians: throughput, start-up, and what happens to time when hostile input doubles. Runs of the two programs take
turns, so that a busy machine slows both.
"""

import argparse
import os
import statistics
import subprocess
import tempfile
import time
from pathlib import Path

from make_text import articles

ROOT = Path(__file__).resolve().parent.parent
WC = ["wc", "-w"]
NULL = os.open(os.devnull, os.O_RDWR)


def run(command):
    """Seconds and peak memory in MB of one run. It counts this script's own 12 MB as the least."""
    begin = time.perf_counter()
    pid = os.posix_spawnp(command[0], command, os.environ,
                          file_actions=[(os.POSIX_SPAWN_DUP2, NULL, 0), (os.POSIX_SPAWN_DUP2, NULL, 1)])
    _, status, usage = os.wait4(pid, 0)
    seconds = time.perf_counter() - begin
    if status:
        raise SystemExit(f"{' '.join(command[:4])} … failed with {os.waitstatus_to_exitcode(status)}")
    return seconds, usage.ru_maxrss / 1024


def medians(runs, *commands):
    """The median seconds of each command, run in turns, and the peak memory of the first."""
    taken = [[run(command) for command in commands] for _ in range(runs)]
    times = [statistics.median(seconds for seconds, _ in column) for column in zip(*taken)]
    return *times, max(row[0][1] for row in taken)


def row(*cells):
    print(f"{cells[0]:34}" + "".join(f"{cell:>14}" for cell in cells[1:]), flush=True)


def throughput(nutgraf, files, runs, name):
    size = sum(path.stat().st_size for path in files) / 1e6
    paths = [str(path) for path in files]
    ours, theirs, memory = medians(runs, nutgraf + paths, WC + paths)
    row(name, f"{size / ours:.1f} MB/s", f"{size / theirs:.1f} MB/s", f"{theirs / ours:.2f}", f"{memory:.0f} MB")


def startup(nutgraf, article, runs):
    ours, theirs, _ = medians(runs, nutgraf + [str(article)], WC + [str(article)])
    row("one article of 4 KB", f"{ours * 1e3:.2f} ms", f"{theirs * 1e3:.2f} ms", f"{theirs / ours:.2f}", "")


def repeat(unit, size, path):
    with open(path, "wb") as out:
        for _ in range(size // len(unit)):
            out.write(unit)


def hostile(nutgraf, folder, runs, name, unit, size):
    """Twice the input should take no more than 2.2 times the time."""
    small, large = folder / "small.txt", folder / "large.txt"
    repeat(unit, size // 2, small)
    repeat(unit, size, large)
    twice, once, memory = medians(runs, nutgraf + [str(large)], nutgraf + [str(small)])
    row(name, f"{size / 1e6:.0f} MB", f"{size / 1e6 / twice:.1f} MB/s", f"x{twice / once:.2f}", f"{memory:.0f} MB")


def write_articles(folder, size):
    """In a process of its own: what this one holds would count as the memory of those that it starts."""
    if child := os.fork():
        os.waitpid(child, 0)
        return sorted(folder.glob("article*.txt"))
    with open(folder / "all.txt", "w", encoding="utf-8") as everything:
        for n, text in enumerate(articles(size)):
            (folder / f"article{n}.txt").write_text(text, encoding="utf-8")
            everything.write(text + "\n")
    os._exit(0)


def main():
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--size", type=float, default=20, help="MB of news text (20)")
    options.add_argument("--runs", type=int, default=5)
    options.add_argument("--binary", type=Path, default=ROOT / "build/release/nutgraf")
    asked = options.parse_args()
    nutgraf = [str(asked.binary), "-f", "jsonl"]

    os.environ["LC_ALL"] = "C.UTF-8"
    os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        files = write_articles(folder, asked.size * 1e6)
        with open(folder / "all.txt", "rb") as everything:
            line = everything.read(1_000_000).replace(b"\n", b" ")
        typical = min(files, key=lambda path: abs(path.stat().st_size - 4096))

        row("text", "nutgraf", "wc -w", "of wc -w", "peak memory")
        throughput(nutgraf, files, asked.runs, f"{len(files)} articles")
        throughput(nutgraf, [folder / "all.txt"], asked.runs, "the same in one file")
        startup(nutgraf, typical, 10 * asked.runs)
        print()
        row("hostile input", "size", "nutgraf", "from half", "peak memory")
        for name, unit, size in (
            ("one line of news", line, 50_000_000),
            ("£1 £1 £1", "£1 ".encode(), 8_000_000),
            ("1,000,000 million million", b"1,000,000 million million ", 8_000_000),
            ("quotation marks that open", "“ ".encode(), 8_000_000),
            ("straight quotation marks", b'"a" ', 8_000_000),
            ("capitalised words", b"Alder Birch Cedar ", 8_000_000),
            ("words in capitals", b"ALDER ", 8_000_000),
            ("he said she said", b"he said she said ", 8_000_000),
            ("one word without an end", b"a", 8_000_000),
            ("one number without an end", b"1", 8_000_000),
            ("empty lines", b"\n", 8_000_000),
            ("bytes that are not UTF-8", b"\xff\xfe\x80 ", 8_000_000),
            ("NUL bytes", b"\0", 8_000_000),
        ):
            hostile(nutgraf, folder, min(asked.runs, 3), name, unit, size)


if __name__ == "__main__":
    main()
