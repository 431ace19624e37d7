"""How the papers of an incident differ from the blank ones: values of its record, and what is too long at the end."""

from dataclasses import replace
from typing import Final

from ctec_desktop.domain.template import Block, BlockKind, Segment, Template
from ctec_desktop.services.paper_facts import IncidentFacts
from ctec_desktop.wording.papers import INCIDENT_BLANKS

# The notice to the insurer is about a policy, which only the record of an incident knows: what the plan says is none.
_NOTICE: Final = "loss_notice"
_OF_POLICY: Final = ("insurer", "insurance_kind", "policy_no", "insurance_days")


def incident_values(key: str, incident: IncidentFacts | None) -> dict[str, str]:
    """What the record says on a paper; blanks for the pen where there is none."""
    if incident is not None:
        return INCIDENT_BLANKS | dict(incident.texts)
    return INCIDENT_BLANKS | (dict.fromkeys(_OF_POLICY, "") if key == _NOTICE else {})


def annexed(template: Template, incident: IncidentFacts | None) -> Template:
    """With what the record says at length after everything else."""
    made = [Block(BlockKind.PARA, text=(Segment(text=one),)) for one in (incident.annex if incident else ())]
    return replace(template, blocks=(*template.blocks, *made)) if made else template
