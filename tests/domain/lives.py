"""What the office expects of an agreement's life, written from product.md section 5 and not from the code.

A row is a state; behind each state it may be brought into stand the roles that may do so: 经 the clerk, 审 the
reviewer, 导 the head, 日 the calendar.
"""

EXPECTED = """
draft      submitted:经 issued:经 void:经导
submitted  submitted:审导 approved:审导 sent_back:审导 void:经导
approved   issued:经 sent_back:审导 void:经导
sent_back  submitted:经 void:经导
issued     signing:经 complete:经 withdrawn:经导 void:经导 declined:经
signing    complete:经 withdrawn:经导 void:经导 declined:经
withdrawn  submitted:经 issued:经 void:经导
complete   in_force:日 stopped:日 void:经导
in_force   paused:日 stopped:日 finished:经
paused     in_force:日 stopped:日 finished:经
finished   archived:经
stopped    archived:经
archived
void
declined
"""
TAKEN_BACK = """
submitted  draft sent_back withdrawn submitted
approved   submitted
sent_back  submitted approved
signing    issued
complete   issued signing
in_force   complete
stopped    complete in_force paused
finished   in_force paused
archived   finished stopped
withdrawn  issued signing
void       draft submitted approved sent_back withdrawn issued signing complete
declined   issued signing
"""
ROLES = {"经": "clerk", "审": "reviewer", "导": "head", "日": "program"}


def expected() -> dict[tuple[str, str], frozenset[str]]:
    """By (source, target): the roles that may make the move."""
    found = {}
    for line in EXPECTED.split("\n"):
        source, *moves = line.split() or [""]
        for move in moves:
            target, roles = move.split(":")
            found[source, target] = frozenset(ROLES[role] for role in roles)
    return found


def taken_back() -> set[tuple[str, str]]:
    """Every (source, target) of a move that is taken back."""
    lines = (line.split() for line in TAKEN_BACK.split("\n") if line)
    return {(source, target) for source, *targets in lines for target in targets}
