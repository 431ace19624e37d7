"""Characters that no face can draw, found before anything is drawn and named with whose paper they stand on."""

from collections.abc import Sequence

from ctec_desktop.documents.faces import FaceSet
from ctec_desktop.documents.snapshot import AgreementSnapshot
from ctec_desktop.domain.codes.documents import DocumentCode
from ctec_desktop.domain.fields import FIELDS
from ctec_desktop.kernel.errors import RuleViolation
from ctec_desktop.kernel.problems import FieldPlace, Problem

_NAMES_SAID = 5


def unprintable(texts: Sequence[tuple[str, str, str]], faces: FaceSet) -> tuple[Problem, ...]:
    """Problems of texts given as (whose, field key, text): one per character and field, naming the first few people."""
    found: dict[tuple[str, str], list[tuple[str, str]]] = {}
    for whose, key, text in texts:
        for character in faces.missing([text]):
            found.setdefault((character, key), []).append((whose, text))
    return tuple(_problem(character, key, where) for (character, key), where in found.items())


def refuse_unprintable(snapshots: Sequence[AgreementSnapshot], faces: FaceSet) -> None:
    """Stops before the first page when a value or number of any agreement cannot be drawn."""
    seen: set[tuple[str, str]] = set()
    texts = []
    for snapshot in snapshots:
        whose = dict(snapshot.values).get("student_name", "")
        for key, text in (*snapshot.values, ("agreement_no", snapshot.number)):
            if (key, text) not in seen:
                seen.add((key, text))
                texts.append((whose, key, text))
    problems = unprintable(texts, faces)
    if problems:
        raise RuleViolation(problems)


def _problem(character: str, key: str, where: Sequence[tuple[str, str]]) -> Problem:
    names = list(dict.fromkeys(whose for whose, _ in where))
    shown = "、".join(names[:_NAMES_SAID]) + (f" 等 {len(names)} 人" if len(names) > _NAMES_SAID else "")
    spec = FIELDS.get(key)
    facts = {
        "character": character if character.isprintable() else "�",
        "code_point": f"U+{ord(character):04X}",
        "label": spec.label if spec else key,
        "value": where[0][1],
        "names": shown,
    }
    return Problem(DocumentCode.CHARACTER_WITHOUT_GLYPH, facts=facts, place=FieldPlace(key), value=where[0][1])
