"""`placement`: a change of unit from the command line, whole or not at all."""

from pathlib import Path

from tests.cli.conftest import Commands


def test_a_student_goes_to_another_unit_and_the_steps_are_told(placed: Commands, tmp_path: Path):
    number = placed.json("list", "placements")[0]["student_no"]
    wish = ("--on", "2026-12-01", "--post", "仓管员", "--reason-kind", "agreed", "--release", tmp_path / "解除.pdf")
    assert placed.run("placement", "steps", number, "--on", "2026-12-01")[1].strip() == "这名学生没有变更过单位。"
    told = placed.json("placement", "move-unit", number, *wish)
    assert (told["last_on"], told["first_on"]) == ("2026-11-30", "2026-12-01")
    assert told["steps"][0] == {"step": "release", "result": "n_a"}
    assert (tmp_path / "解除.pdf").exists()
    assert placed.json("placement", "steps", number, "--on", "2026-12-01") == told
    code, _, complained = placed.run("placement", "move-unit", number, *wish[:6])
    assert code == 1
    assert complained
    assert len([one for one in placed.json("list", "placements") if one["student_no"] == number]) == 2


def test_the_list_of_a_day_says_who_was_where_then(placed: Commands):
    first = placed.json("list", "placements")[0]
    number, everybody = first["student_no"], len(placed.json("list", "placements"))
    placed.json("placement", "move-unit", number, "--on", "2026-12-01", "--post", "仓管员", "--reason-kind", "agreed")

    def told(day: str) -> list[tuple[str, str, str]]:
        found = [one for one in placed.json("list", "placements", "--on", day) if one["student_no"] == number]
        return [(one["post"], one["standing"], one["last_day"]) for one in found]

    assert told("2026-11-30") == [(first["post"], "on_post", "2026-11-30")]
    assert told("2026-12-01") == [("仓管员", "on_post", first["until"])]
    assert len(placed.json("list", "placements", "--on", "2026-12-01")) == everybody
    assert placed.json("list", "placements", "--on", "2020-01-01") == []
    assert placed.run("list", "students", "--on", "2026-12-01")[0] == 2
