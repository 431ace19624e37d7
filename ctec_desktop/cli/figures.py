"""`figures`: the school's figures about its teachers, as of a day or as kept for a year."""

import argparse
from typing import Any

from ctec_desktop.cli.contract import dump
from ctec_desktop.cli.saying import DONE
from ctec_desktop.domain.permissions import Actor
from ctec_desktop.domain.school_figures import Figure, SchoolFigures
from ctec_desktop.services.office import Office
from ctec_desktop.wording import school_figures as words


def run_figures(office: Office, actor: Actor, asked: argparse.Namespace) -> int:
    """Says every figure with its working. Raises: as the service."""
    service = office.school_figures
    shown = service.on(actor, asked.on)
    if asked.pdf is not None:
        service.write(actor, shown, asked.pdf)
    if asked.json:
        print(dump(told(shown)))
        return DONE
    for one in shown.figures:
        print("\t".join((words.FIGURES[one.key], words.value_text(one), words.working_text(one))))
    if asked.pdf is not None:
        print(asked.pdf)
    return DONE


def told(shown: SchoolFigures) -> dict[str, Any]:
    """The figures as docs/cli.md says."""
    return {"on": shown.on.isoformat(), "figures": [_figure(one) for one in shown.figures]}


def _figure(figure: Figure) -> dict[str, Any]:
    return {
        "key": figure.key.value,
        "unit": figure.unit.value,
        "numerator": figure.numerator,
        "denominator": figure.denominator,
        "departments": [
            {"department": one.department or None, "numerator": one.numerator, "denominator": one.denominator}
            for one in figure.parts()
        ],
    }
