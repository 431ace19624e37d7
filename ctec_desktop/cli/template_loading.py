"""Texts of papers on the command line: what is found in a file, and its template as a draft."""

import argparse
from dataclasses import replace

from ctec_desktop.cli import contract
from ctec_desktop.domain.permissions import Actor
from ctec_desktop.domain.text_work import binding_label
from ctec_desktop.services.office import Office
from ctec_desktop.wording import sentence
from ctec_desktop.wording import texts as words

DONE, REFUSED = 0, 1
SHOWN_CHARS = 16


def load(office: Office, actor: Actor, asked: argparse.Namespace) -> int:
    """Shows what stands in a file and what would be proposed; with --apply saves it as a draft."""
    source = office.texts.read(actor, asked.file)
    found, work = office.texts.begin(actor, source, asked.key)
    work = replace(work, adds_missing=asked.add_missing, title=asked.title or work.title)
    problems = office.templates.check_text(actor, asked.key, office.texts.as_template(actor, found, work))
    draft = None
    if asked.apply:
        name = asked.name or words.default_name(source.file_name)
        draft = office.texts.save_draft(actor, found, work, name).value
    if asked.json:
        print(contract.dump(contract.loaded_text(found, work, problems, draft)))
        return REFUSED if problems else DONE
    print(words.summary(source, len(found.blanks), sum(map(bool, work.bindings)), work.title))
    texts = {spot: line.text for spot, line in source.lines()}
    for blank, proposal in zip(found.blanks, found.proposals, strict=True):
        around = texts[blank.spot][max(0, blank.start - SHOWN_CHARS) : blank.end + SHOWN_CHARS]
        print(words.blank_line(blank.number, around, binding_label(proposal.binding), proposal.confidence))
    for line in words.left_out_lines(found.source.left_out):
        print(line)
    for problem in problems:
        print(sentence(problem))
    print(words.saved_line(draft.at.version) if draft else words.NOT_SAVED)
    return REFUSED if problems else DONE
