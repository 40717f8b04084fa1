"""Fails unless this Python has the packages that the generated client requires, in versions that are new enough."""
import re
import sys
from importlib.metadata import version


def numbers(release: str) -> list[int]:
    return [int(number) for number in re.findall(r"\d+", release)]


for requirement in open(sys.argv[1], encoding="utf-8"):
    name, oldest = re.match(r"([\w-]+) >= ([\d.]+)", requirement).groups()
    installed = version(name)
    if numbers(installed) < numbers(oldest):
        sys.exit(f"{name} {installed} is older than {oldest}")
