"""The school's own texts of its papers: drafts, what is checked and put to use, where a text comes from."""

from collections.abc import Mapping
from dataclasses import replace

from ctec_desktop.domain.areas import Area
from ctec_desktop.domain.codes.templates import TemplateCode
from ctec_desktop.domain.findings import Finding
from ctec_desktop.domain.papers import AGREEMENT_KEY, PAPERS
from ctec_desktop.domain.permissions import Actor, Permission
from ctec_desktop.domain.rules.template_source import judge_source
from ctec_desktop.domain.template_checks import check_template
from ctec_desktop.domain.template_differences import Difference, differences
from ctec_desktop.domain.template_reading import parse_template
from ctec_desktop.domain.template_views import PaperView, SourceForm, TemplateView, TrialPaper, VersionKey
from ctec_desktop.domain.vocabulary import TemplateOrigin, TemplateState
from ctec_desktop.kernel.errors import RuleViolation
from ctec_desktop.kernel.outcome import Change, Outcome
from ctec_desktop.kernel.problems import FieldPlace, Problem, Severity
from ctec_desktop.services.context import Service, needs
from ctec_desktop.services.paper_look import look_of
from ctec_desktop.services.rulebook_in_use import rulebook
from ctec_desktop.services.template_drafts import (
    TEMPLATES_CHANGED,
    NewDraft,
    add_draft,
    as_paper,
    kept_as,
    readable,
    refuse_name,
    refuse_unknown,
)
from ctec_desktop.services.template_versions import paper_view, text_of, version_in_use, versions_of, view_of
from ctec_desktop.services.typed import Typed
from ctec_desktop.storage.queries import templates as queries
from ctec_desktop.storage.tables import TemplateRow
from ctec_desktop.storage.uow import Command
from ctec_desktop.storage.writers import templates as writer
from ctec_desktop.wording.template_differences import DifferenceWords


class TemplateService(Service):
    @needs(Permission.TEMPLATES_SEE)
    def papers(self, actor: Actor) -> tuple[PaperView, ...]:
        """Every kind of paper with the text it is printed from."""
        del actor
        with self._database.read() as connection:
            own = queries.school_versions(connection)
        return tuple(paper_view(key, [view for view in own if view.at.key == key]) for key in PAPERS)

    @needs(Permission.TEMPLATES_SEE)
    def versions(self, actor: Actor, key: str) -> tuple[TemplateView, ...]:
        """Every version of one paper's text: the school's from the newest, then those that ship.

        Raises: RuleViolation when there is no such paper.
        """
        del actor
        refuse_unknown(key)
        with self._database.read() as connection:
            return versions_of(connection, key)

    @needs(Permission.TEMPLATES_SEE)
    def version(self, actor: Actor, at: VersionKey) -> TemplateView:
        """Raises: RuleViolation when there is no such version."""
        del actor
        refuse_unknown(at.key)
        with self._database.read() as connection:
            return view_of(connection, at)

    @needs(Permission.TEMPLATES_SEE)
    def text(self, actor: Actor, at: VersionKey) -> str:
        """A version's text as TOML. Raises: RuleViolation when there is no such version."""
        del actor
        refuse_unknown(at.key)
        with self._database.read() as connection:
            return text_of(connection, at)

    @needs(Permission.TEMPLATES_SEE)
    def check(self, actor: Actor, at: VersionKey) -> tuple[Problem, ...]:
        """What keeps a version from being used."""
        return self.check_text(actor, at.key, self.text(actor, at))

    @needs(Permission.TEMPLATES_SEE)
    def check_text(self, actor: Actor, key: str, text: str) -> tuple[Problem, ...]:
        """What keeps a text from being used for a paper, wherever it comes from."""
        del actor
        refuse_unknown(key)
        try:
            return check_template(as_paper(key, parse_template(text)))
        except RuleViolation as violation:
            return tuple(violation.problems)

    @needs(Permission.TEMPLATES_SEE)
    def differences(self, actor: Actor, old: VersionKey, new: VersionKey) -> tuple[Difference, ...]:
        """What differs between two versions, block by block and word by word."""
        before, after = parse_template(self.text(actor, old)), parse_template(self.text(actor, new))
        return differences(before, after, DifferenceWords())

    @needs(Permission.TEMPLATES_SEE)
    def source_finding(self, actor: Actor) -> Finding:
        """What INT-AGR-01 says of the text agreements are printed from today."""
        del actor
        with self._database.read() as connection:
            rules = rulebook(connection).on(self._clock.today())
            return judge_source(version_in_use(connection, AGREEMENT_KEY), rules)

    @needs(Permission.TEMPLATES_SEE)
    def preview(self, actor: Actor, key: str, text: str, chosen: Mapping[str, str] | None = None) -> TrialPaper:
        """The paper printed for trial with invented people, and where its blocks stand.

        Args:
            chosen: boxes to be ticked other than the first, by field.

        Raises: RuleViolation where the text cannot be printed; what only keeps it from being used does not matter.
        """
        from ctec_desktop.services.template_trial import trial_paper

        del actor
        refuse_unknown(key)
        with self._database.read() as connection:
            look = look_of(connection)
        return trial_paper(as_paper(key, parse_template(text)), chosen or {}, look)

    @needs(Permission.TEMPLATES_SEE)
    def preview_png(self, actor: Actor, preview: bytes, page: int, dpi: float) -> bytes:
        """A page of a preview as a picture; pages count from 0."""
        from ctec_desktop.documents.preview import page_png

        del actor
        return page_png(preview, page, dpi)

    @needs(Permission.TEMPLATES_EDIT)
    def save_draft(
        self, actor: Actor, key: str, text: str, name: str, based_on: VersionKey | None = None, note: str = ""
    ) -> Outcome[TemplateView]:
        """Keeps a text as a new draft of the school's: with the next number, and what it was begun from.

        It need not pass the check, only be readable as a template; key and number in it are those of the paper.

        Raises: RuleViolation for an unknown paper, an endless name, a text that is no template.
        """
        with self._database.unit(Command(actor.name, "template.draft", key)) as unit:
            view = add_draft(unit, actor, NewDraft(key, text, name, based_on, note))
        return Outcome(view, TEMPLATES_CHANGED)

    @needs(Permission.TEMPLATES_EDIT)
    def new_draft(self, actor: Actor, base: VersionKey, name: str) -> Outcome[TemplateView]:
        """A draft that begins as any version stands."""
        return self.save_draft(actor, base.key, self.text(actor, base), name, base)

    @needs(Permission.TEMPLATES_EDIT)
    def rewrite_draft(
        self, actor: Actor, at: VersionKey, text: str, name: str, edition: int | None = None
    ) -> Outcome[TemplateView]:
        """Puts another text into a draft; a confirmed source lapses with it, and that is said.

        Raises: RuleViolation when it is no draft any more, or somebody else saved it since `edition`.
        """
        template = as_paper(at.key, replace(readable(text), version=at.version))
        refuse_name(name)
        warnings: tuple[Problem, ...] = ()
        with self._database.unit(Command(actor.name, "template.rewrite", f"{at.key} {at.version}")) as unit:
            row = writer.draft_row(unit, at)
            _refuse_changed(row, edition)
            values = kept_as(template, name)
            if row.sample_confirmed_on is not None and row.sha256 != values["sha256"]:
                writer.set_source(row, row.sample_source, row.sample_number, row.sample_dated_on, None)
                warnings = (Problem(TemplateCode.SOURCE_LAPSED, Severity.WARNING),)
            for column, value in values.items():
                if getattr(row, column) != value:
                    setattr(row, column, value)
            unit.session.flush()
            view = view_of(unit.connection, at)
        return Outcome(view, TEMPLATES_CHANGED, warnings)

    @needs(Permission.TEMPLATES_USE)
    def put_to_use(self, actor: Actor, at: VersionKey, edition: int | None = None) -> Outcome[TemplateView]:
        """From now on the paper is printed from this version; the one before is retired, issued papers keep theirs.

        Raises: RuleViolation with everything the check finds, what does not fit when it is printed for trial, or a
            draft that was saved anew meanwhile, or since `edition` was looked at.
        """
        from ctec_desktop.services.template_trial import refuse_unprintable_text

        refuse_unknown(at.key)
        with self._database.read() as connection:
            template, look = parse_template(text_of(connection, at)), look_of(connection)
        if problems := check_template(template):
            raise RuleViolation(problems)
        refuse_unprintable_text(template, look)
        with self._database.unit(Command(actor.name, "template.use", f"{at.key} {at.version}")) as unit:
            row = writer.school_row(unit, at)
            if row.sha256 != template.sha256:
                raise RuleViolation([Problem(TemplateCode.DRAFT_CHANGED, facts={"version": at.version})])
            _refuse_changed(row, edition)
            writer.put_to_use(unit, row, actor.name)
            view = view_of(unit.connection, at)
        lacks_source = at.key == AGREEMENT_KEY and view.sample is None
        warnings = (Problem(TemplateCode.SOURCE_NOT_CONFIRMED, Severity.WARNING),) if lacks_source else ()
        return Outcome(view, TEMPLATES_CHANGED, warnings)

    @needs(Permission.TEMPLATES_USE)
    def retire(self, actor: Actor, at: VersionKey) -> Outcome[TemplateView]:
        """Takes a version out of use, or puts a draft away; the built-in text stands in where none is in use.

        Raises: RuleViolation when it is retired already.
        """
        with self._database.unit(Command(actor.name, "template.retire", f"{at.key} {at.version}")) as unit:
            row = writer.school_row(unit, at)
            if row.state == TemplateState.RETIRED.value:
                raise RuleViolation([Problem(TemplateCode.NOT_IN_USE, facts={"version": at.version})])
            writer.retire(unit, row)
            view = view_of(unit.connection, at)
        return Outcome(view, TEMPLATES_CHANGED)

    @needs(Permission.TEMPLATES_CONFIRM)
    def confirm_source(
        self, actor: Actor, at: VersionKey, form: SourceForm, edition: int | None = None
    ) -> Outcome[TemplateView]:
        """Records that the text rests on an issued sample (以示范文本为基础): which one, its number and date.

        Raises: RuleViolation for a built-in or retired text, a missing source or date, a date ahead, a text that was
            saved anew since `edition` was looked at.
        """
        typed = Typed(form)
        source, number, dated_on = typed.required("source"), typed.text("number"), typed.day("dated_on")
        today = self._clock.today()
        if dated_on is None and not typed.problems:
            typed.refuse("dated_on", TemplateCode.SOURCE_REQUIRED)
        elif dated_on is not None and dated_on > today:
            typed.refuse("dated_on", TemplateCode.SOURCE_AHEAD, form.dated_on)
        typed.finish()
        if at.origin is TemplateOrigin.BUILT_IN:
            raise RuleViolation([Problem(TemplateCode.BUILT_IN_FIXED, place=FieldPlace("source"))])
        with self._database.unit(Command(actor.name, "template.confirm", f"{at.key} {at.version} {source}")) as unit:
            row = writer.school_row(unit, at)
            if row.state == TemplateState.RETIRED.value:
                raise RuleViolation([Problem(TemplateCode.RETIRED_SOURCE, facts={"version": at.version})])
            _refuse_changed(row, edition)
            writer.set_source(row, source, number, dated_on, (today, actor.name))
            unit.session.flush()
            view = view_of(unit.connection, at)
        return Outcome(view, (*TEMPLATES_CHANGED, Change(Area.AGREEMENTS)))


def _refuse_changed(row: TemplateRow, edition: int | None) -> None:
    """What was saved elsewhere since it was looked at is to be looked at again."""
    if edition is not None and row.edition != edition:
        raise RuleViolation([Problem(TemplateCode.DRAFT_CHANGED, facts={"version": row.version})])
