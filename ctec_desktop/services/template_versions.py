"""Every version of a paper's text, the school's and those that ship, as one list."""

from ctec_desktop.documents.library import BuiltInTemplates
from ctec_desktop.domain.codes.templates import TemplateCode
from ctec_desktop.domain.papers import PAPERS
from ctec_desktop.domain.template_views import PaperView, TemplateView, VersionKey
from ctec_desktop.domain.vocabulary import TemplateOrigin, TemplateState
from ctec_desktop.kernel.errors import RuleViolation
from ctec_desktop.kernel.problems import Problem
from ctec_desktop.services.template_texts import built_in_text
from ctec_desktop.storage.queries import templates as queries
from ctec_desktop.storage.queries.scoping import Connection


def paper_view(key: str, own: list[TemplateView]) -> PaperView:
    in_use = next((view for view in own if view.state is TemplateState.IN_USE), None)
    built_in = _built_in(key, is_in_use=in_use is None)
    drafts = sum(view.is_draft for view in own)
    return PaperView(key, PAPERS[key].name, in_use or built_in[0], drafts, len(own) + len(built_in))


def _built_in(key: str, *, is_in_use: bool) -> tuple[TemplateView, ...]:
    """The texts that ship, the newest first; that one stands in where the school has none in use."""
    library = BuiltInTemplates()
    views = []
    for n, number in enumerate(library.versions(key)):
        state = TemplateState.IN_USE if is_in_use and not n else TemplateState.RETIRED
        at = VersionKey(key, TemplateOrigin.BUILT_IN, number)
        views.append(TemplateView(at, "", library.version(key, number).title, state))
    return tuple(views)


def versions_of(connection: Connection, key: str) -> tuple[TemplateView, ...]:
    own = queries.school_versions(connection, key)
    is_in_use = all(view.state is not TemplateState.IN_USE for view in own)
    return (*own, *_built_in(key, is_in_use=is_in_use))


def version_in_use(connection: Connection, key: str) -> TemplateView:
    return next(view for view in versions_of(connection, key) if view.state is TemplateState.IN_USE)


def view_of(connection: Connection, at: VersionKey) -> TemplateView:
    found = next((view for view in versions_of(connection, at.key) if view.at == at), None)
    if found is None:
        raise RuleViolation([Problem(TemplateCode.NO_SUCH_VERSION, facts={"version": at.version})])
    return found


def text_of(connection: Connection, at: VersionKey) -> str:
    view_of(connection, at)
    if at.origin is TemplateOrigin.BUILT_IN:
        return built_in_text(at.key, at.version).text
    found = queries.text_of(connection, at)
    assert found is not None
    return found.text
