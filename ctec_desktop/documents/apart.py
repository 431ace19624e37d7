"""One file for each student: what is the same in all of them is set, packed and understood once."""

from collections.abc import Sequence
from pathlib import Path

from ctec_desktop.documents.agreements import built_with
from ctec_desktop.documents.chosen_faces import Fonts
from ctec_desktop.documents.library import BuiltInTemplates, TemplateLibrary
from ctec_desktop.documents.part import Binding, Setters
from ctec_desktop.documents.readback import ReadBackApart
from ctec_desktop.documents.snapshot import AgreementSnapshot
from ctec_desktop.kernel.collecting import collecting_later
from ctec_desktop.kernel.paths import fault_of
from ctec_desktop.kernel.progress import Progress, SilentProgress
from ctec_desktop.wording.agreement_files import PRINTING


@collecting_later()
def render_apart(
    snapshots: Sequence[AgreementSnapshot],
    targets: Sequence[Path],
    page_key: bytes,
    progress: Progress,
    binding: Binding,
    library: TemplateLibrary | None = None,
) -> None:
    """Prints every student's papers into a file of their own; all of them have been read back when this returns.

    The bytes of a file are those of `render_part` with this snapshot alone: nothing in it depends on whose papers are
    printed beside it. The files are copies of what the office keeps, so they are not each flushed to the disk.

    Raises:
        What `render_part` raises; files written so far are left to the caller.
    """
    presses: dict[Fonts, tuple[Setters, ReadBackApart]] = {}
    for fonts in dict.fromkeys(snapshot.fonts for snapshot in snapshots):
        own = [snapshot for snapshot in snapshots if snapshot.fonts == fonts]
        made = Setters(own, library or BuiltInTemplates(), is_merged=False)
        presses[fonts] = made, ReadBackApart(made.faces)
    progress.begin(PRINTING, len(snapshots))
    for done, (snapshot, target) in enumerate(zip(snapshots, targets, strict=True), 1):
        setters, proof = presses[snapshot.fonts]
        part = built_with(setters, [snapshot], page_key, SilentProgress(), binding)
        try:
            target.write_bytes(part.data)
        except OSError as error:
            raise fault_of(error, target) from error
        proof.add(target, part.expected)
        progress.step(done)
    for _, proof in presses.values():
        proof.finish()
