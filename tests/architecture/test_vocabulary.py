"""Nothing can go wrong without a Chinese sentence that says so."""

from tests.architecture.vocabulary import codes_of, speechless


def test_every_code_has_one_sentence_and_every_sentence_one_code():
    assert len(codes_of("ctec_desktop.domain.codes")) > 20
    assert speechless("ctec_desktop.domain.codes", "ctec_desktop.wording") == []


def test_planted_gaps_are_found(tmp_path, monkeypatch):
    for package in ("planted_codes", "planted_words"):
        (tmp_path / package).mkdir()
        (tmp_path / package / "__init__.py").touch()
    (tmp_path / "planted_codes/files.py").write_text(
        "from enum import StrEnum\n\nclass FileCode(StrEnum):\n    A = 'lost'\n    B = 'open'\n    C = 'full'\n",
        encoding="utf-8",
    )
    (tmp_path / "planted_words/files.py").write_text(
        "SENTENCES = {'open': '{path} 已打开。', 'gone': '没有了。', 'full': '{0} 满了。'}\n", encoding="utf-8"
    )
    (tmp_path / "planted_words/more.py").write_text("SENTENCES = {'open': '{path'}\n", encoding="utf-8")
    monkeypatch.syspath_prepend(str(tmp_path))
    assert speechless("planted_codes", "planted_words") == [
        "lost: no sentence",
        "gone: no such code",
        "open: used twice",
        "full: place {0} has no plain name",
        "open: not a template: expected '}' before end of string",
    ]
