"""双师认定 in a window: who stands where, an application, its steps, taken back."""

from pathlib import Path

from ctec_desktop.domain.recognition.words import StepKind
from ctec_desktop.services.office import Office
from ctec_desktop.ui.teachers.recognition_dialog import RecognitionDialog
from ctec_desktop.wording import recognition as labels
from ctec_desktop.wording import recognition_papers as papers
from tests.schools import CLERK
from tests.ui.placements.window import Window


def test_a_teacher_is_applied_for_and_every_step_is_recorded_from_the_list(
    office: Office, window: Window, tmp_path: Path
) -> None:
    dialog = RecognitionDialog(office, CLERK, window.context)
    dialog.show()
    teacher_id = office.recognition.overview(CLERK)[0].teacher.id
    dialog.table.go_to(teacher_id)
    assert not dialog.step_button.isEnabled()
    applying = dialog.open_apply()
    assert applying is not None
    applying.form.set_value("exception", "破格理由")
    applying.submit()
    assert applying.isVisible(), "the track is not chosen yet"
    assert applying.form.value("exception") == "破格理由"
    applying.form.set_value("track", "secondary")
    applying.submit()
    assert not applying.isVisible()
    assert not dialog.apply_button.isEnabled()
    assert [dialog.step_combo.itemText(at) for at in range(dialog.step_combo.count())] == [
        labels.STEPS[one] for one in (StepKind.REVIEWED, StepKind.JUDGED, StepKind.DECLINED)
    ]
    step = dialog.open_step()
    assert step is not None
    step.form.set_value("by_name", "评议委员会")
    step.submit()
    assert "校内评议通过" in dialog.history.text()
    dialog.write(papers.APPLICATION, tmp_path / "申请表.pdf")
    assert (tmp_path / "申请表.pdf").stat().st_size > 0
    back = dialog.open_take_back()
    assert back is not None
    back.form.set_value("reason", "日期填错")
    back.submit()
    assert "校内评议通过" not in dialog.history.text()
    dialog.close()
