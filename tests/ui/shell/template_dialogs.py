"""Opens the dialogs of the page 文本模板, and its editor in a frame of its own."""

from ctec_desktop.documents.library import BuiltInTemplates
from ctec_desktop.domain.papers import AGREEMENT_KEY
from ctec_desktop.domain.template_views import VersionKey
from ctec_desktop.domain.vocabulary import TemplateOrigin
from ctec_desktop.ui.kit.dialog import Dialog
from ctec_desktop.ui.templates.differences_dialog import DifferencesDialog
from ctec_desktop.ui.templates.fields_dialog import FieldsDialog
from ctec_desktop.ui.templates.source_dialog import SourceDialog
from ctec_desktop.ui.templates.templates_page import TemplatesPage
from tests.schools import CLERK
from tests.ui.shell.stage import Stage, shown


def _page(stage: Stage) -> TemplatesPage:
    """The page with a draft on it that lacks something."""
    text = BuiltInTemplates().source(AGREEMENT_KEY, 1).replace("heads = [8]\n", "").replace("{programme}", "{没有}")
    stage.office.templates.save_draft(CLERK, AGREEMENT_KEY, text, "省示范文本")
    page = stage.window.page("templates")
    assert isinstance(page, TemplatesPage)
    stage.window.go("templates", VersionKey(AGREEMENT_KEY, TemplateOrigin.SCHOOL, 1))
    stage.settle()
    return page


def fields(stage: Stage) -> Dialog:
    page = _page(stage)
    return page.show_fields()


def insert_field(stage: Stage) -> Dialog:
    return shown(FieldsDialog(["student_name", "pay_day"], stage.window.context.jobs, stage.window, may_insert=True))


def source(stage: Stage) -> Dialog:
    page = _page(stage)
    page.versions.confirm_source()
    return page.findChildren(SourceDialog)[0]


def differences(stage: Stage) -> Dialog:
    page = _page(stage)
    page.versions.compare()
    stage.settle()
    return page.findChildren(DifferencesDialog)[0]


def editor(stage: Stage) -> Dialog:
    """The editor stands in the page; here it has a frame of its own, to be walked like any dialog."""
    page = _page(stage)
    page.versions.edit()
    stage.settle()
    assert page.editor is not None
    frame = Dialog("编辑", stage.window, 900)
    frame.body.addWidget(page.editor)
    frame.add_cancel()
    return shown(frame)
