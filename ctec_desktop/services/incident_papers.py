"""How the papers of an incident differ from the blank ones: values of its record, and what is too long at the end."""

from dataclasses import replace

from ctec_desktop.domain.template import Block, BlockKind, Segment, Template
from ctec_desktop.services.paper_facts import IncidentFacts
from ctec_desktop.wording.papers import INCIDENT_BLANKS


def incident_values(incident: IncidentFacts | None) -> dict[str, str]:
    """What the record says; blanks for the pen where there is none."""
    return INCIDENT_BLANKS | dict(incident.texts if incident is not None else {})


def annexed(template: Template, incident: IncidentFacts | None) -> Template:
    """With what the record says at length after everything else."""
    made = [Block(BlockKind.PARA, text=(Segment(text=one),)) for one in (incident.annex if incident else ())]
    return replace(template, blocks=(*template.blocks, *made)) if made else template
