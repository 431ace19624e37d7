"""Every rule of the regulations has its entry: judged, kept as a record, or told."""

from typing import Final

import pytest

from ctec_desktop.domain.rulebook.national import nation

# Section of the regulations and family, then what follows the family in each id.
_IDS: Final = {
    ("1", "INT"): (
        "SCOPE-01 TYPE-01 TYPE-02 PLAN-01 FILE-01 ORG-01 IT-01 FORCE-01 UNIT-01 UNIT-02 UNIT-03 UNIT-04 "
        "UNIT-05 PROG-01 MENT-01 TRAIN-01 MATCH-01 CONS-01 CONS-02 COG-01 SELF-01 SELF-02 RATIO-10 RATIO-20 "
        "DUR-06 TASK-01 AGR-01 AGR-02 AGR-03 AGR-04 GRADE-01 AGE-16 MINOR-01 FEMALE-01 VENUE-01 AGENT-01 "
        "LAB3-01 HAZ-01 REST-01 OT-01 NIGHT-01 HOURS-01 PAY-01 PAY-80 PAY-CYCLE PAY-FORM PAY-DIRECT FEE-01 "
        "DOC-01 GUAR-01 IIT-01 SAFE-01 SAFE-02 EDU-01 STU-01 CHECK-01 EVENT-01 RISK-01 DORM-01 DORM-02 "
        "LEAVE-01 PROV-01 ABROAD-01 DISC-01 COMP-01 EVAL-01 EVAL-02 EVAL-03 ARCH-01 ARCH-02 REP-01 CRED-01 "
        "TAX-01 GOV-01"
    ),
    ("5", "APP"): (
        "LAW-30 SEED-15 SIGN-3 CONTENT MENTOR STAGE-01 NT-TERM NT-OBJ NT-AGR1 NT-AGR2 NT-WAGE NT-MENTOR "
        "NT-SUB NT-FILE HOURS STAT COOP-3Y PLAN-HRS"
    ),
    ("6", "INS"): ("01 02 03 04 05 06 07 08 09"),
    ("7", "LAB"): ("HOURS REST NIGHT-01 HOL-13"),
}


@pytest.mark.parametrize(("of", "told"), _IDS.items(), ids=str)
def test_every_rule_of_a_section_is_in_the_rulebook(of, told):
    wanted = {f"{of[1]}-{rest}" for rest in told.split()}
    assert wanted <= {rule.id for rule in nation().rules}
