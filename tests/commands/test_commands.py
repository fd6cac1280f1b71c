"""The command line, as scripts use it: the installed program, its answers, its exit statuses."""

import csv
import json
import os
import signal
import subprocess
import sys
from pathlib import Path
from uuid import UUID

import pytest
import ready
from make import PASSWORD

from organiser.domain.action import ActionKind
from organiser.domain.segments import rules
from organiser.usecases import objections, opening
from organiser.usecases.plans import kinds
from organiser.usecases.segments import saved

PROGRAM = Path(sys.executable).parent / ("organiser.exe" if os.name == "nt" else "organiser")
LIST = "Nom;Prénom;Courriel;Portable;Adresse;CP;Ville\n"


class Shell:
    """Runs organiser in one home."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.home = folder / "home"
        (folder / "pw").write_text(f"{PASSWORD}\n", encoding="utf-8")
        self.environment = {
            **os.environ,
            "ORGANISER_HOME": str(self.home),
            "ORGANISER_PASSPHRASE_FILE": str(folder / "pw"),
        }

    def __call__(self, *words, status=0, given=None, **environment):
        words = [str(word) for word in words]
        if environment or not ready.is_possible():  # some say how a process begins
            done = subprocess.run(
                [str(PROGRAM), *words],
                capture_output=True,
                text=True,
                encoding="utf-8",
                input=given,
                env={**self.environment, **environment},
                timeout=120,
                check=False,
            )
        else:
            done = ready.run(words, self.folder, self.environment, given)
        assert done.returncode == status, (words, done.stdout, done.stderr)
        assert "Traceback" not in done.stderr
        return done

    def json(self, *words, **more):
        """Run with --json; stdout must hold one object and nothing else."""
        return json.loads(self(*words, "--json", **more).stdout)

    def write(self, name, text, encoding="utf-8"):
        file = self.folder / name
        file.write_bytes(text.encode(encoding))
        return file


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    folder = tmp_path_factory.mktemp("made")
    shell = Shell(folder)
    shell("init", "--committee", "Plouexemple", "--commune", "29999")
    return shell


@pytest.fixture
def shell(made, tmp_path):
    """A committee of its own for each test, copied."""
    return copied(made, tmp_path)


def copied(made, folder):
    """Return a shell in *folder* over a copy of what *made* holds."""
    shell = Shell(folder)
    shell.home.mkdir()
    for file in made.home.iterdir():
        if file.is_file():
            (shell.home / file.name).write_bytes(file.read_bytes())
    for file in made.folder.glob("*.csv"):
        (folder / file.name).write_bytes(file.read_bytes())
    return shell


@pytest.fixture(scope="module")
def made_and_filled(made, tmp_path_factory):
    shell = copied(made, tmp_path_factory.mktemp("filled"))
    file = shell.write(
        "liste.csv",
        LIST
        + "LE GOFF;Anne;anne@example.org;06 39 98 12 34;3 rue Haute;29999;Plouexemple\n"
        + "RIOU;Yann;yann@example.org;;12 rue des Lilas;29999;Plouexemple\n"
        + "RIOU;Léa;;;12 rue des Lilas;29999;Plouexemple\n",
        "cp1252",
    )
    shell("import", file)
    return shell


@pytest.fixture
def filled(made_and_filled, tmp_path):
    """The same with three people, each test its own."""
    return copied(made_and_filled, tmp_path)


def test_init_prints_the_recovery_code_once_and_refuses_a_second_committee(tmp_path):
    shell = Shell(tmp_path)

    made = shell.json("init", "--committee", "Rennes Nord")

    assert len(made["recovery_code"].replace("-", "")) == 30
    shell("init", "--committee", "Rennes Nord", status=3)


def test_an_import_reports_its_counts_and_the_same_file_adds_nobody(filled):
    again = filled.json("import", filled.folder / "liste.csv")

    counts = ("read", "added", "updated", "unchanged", "rejected")
    assert {name: again[name] for name in counts} == {
        "read": 3, "added": 0, "updated": 0, "unchanged": 3, "rejected": 0,
    }  # fmt: skip


def test_a_dry_run_writes_nothing_and_a_report_is_a_file(shell):
    file = shell.write("l.csv", LIST + "RIOU;Yann;y@example.org;;;;\n;;;6,12E+08;;;\n")
    report = shell.folder / "r.json"

    said = shell.json("import", file, "--dry-run", "--report", report)

    assert (said["added"], said["rejected"]) == (1, 1)
    assert json.loads(report.read_text(encoding="utf-8")) == said
    assert all({"line", "column", "code", "sentence"} <= set(w) for w in said["warnings"])
    assert shell.json("list")["total"] == 0


@pytest.mark.parametrize("option", ["--rejects", "--report"])
def test_where_no_file_can_be_written_another_folder_is_asked_for(shell, option):
    file = shell.write("l.csv", LIST + "RIOU;Yann;y@example.org;;;;\n;;;6,12E+08;;;\n")
    out = shell.folder / "nowhere" / "out"

    done = shell("import", file, "--lang", "en", option, out, status=1)

    assert "Choose another folder" in done.stderr
    assert shell.json("list")["total"] == 0
    assert not list(shell.folder.glob(".organiser-*"))


def test_two_files_of_one_name_are_refused_before_anybody_comes_in(shell):
    file = shell.write("l.csv", LIST + "RIOU;Yann;y@example.org;;;;\n")
    out = shell.folder / "r.csv"

    shell("import", file, "--rejects", out, "--report", shell.folder / "." / "r.csv", status=1)

    assert shell.json("list")["total"] == 0
    assert not out.exists()


def test_a_mapping_says_what_each_column_is(shell):
    file = shell.write("l.csv", "a,b,c\nAnne,Le Goff,3/4/1975\n")
    mapping = shell.write(
        "m.json",
        json.dumps(
            {
                "columns": {"a": "first_name", "b": "last_name", "c": "birth_date"},
                "date_order": "mdy",
            }
        ),
    )

    shell("import", file, "--mapping", mapping)

    (row,) = csv.DictReader(shell("export", "people").stdout.splitlines())
    assert (row["first_name"], row["last_name"], row["birth_date"]) == (
        "Anne",
        "Le Goff",
        "1975-03-04",
    )


@pytest.mark.parametrize("origin", ["town_hall", "employer", "clients", "school", "third_party"])
def test_a_forbidden_origin_is_refused_with_status_3(filled, origin):
    filled("import", filled.folder / "liste.csv", "--origin", origin, status=3)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("empty.csv", ""),
        ("picture.csv", "\x89PNG\r\n\x1a\n" + "\x00" * 200),
        ("prose.txt", "Bonjour.\n"),
    ],
)
def test_what_cannot_be_read_ends_with_status_2_and_one_sentence(shell, name, content):
    done = shell("import", shell.write(name, content, "latin-1"), status=2)

    assert len(done.stderr.strip().splitlines()) == 1
    assert shell.json("list")["total"] == 0


def test_undo_takes_back_the_last_act_and_the_last_import(filled):
    someone = filled.json("list", "--search", "anne")["people"][0]["id"]
    filled(
        "edit",
        filled.write(
            "e.json", json.dumps([{"key": someone, "field": "first_name", "value": "Annie"}])
        ),
    )

    filled("undo")
    before = filled.json("list", "--search", "anne")["total"]
    filled("undo", "--last-import")

    assert before == 1
    assert filled.json("list")["total"] == 0
    filled("undo", status=3)


def test_show_tells_where_she_stands_and_every_point_of_her_score(filled):
    someone = filled.json("list", "--search", "anne")["people"][0]["id"]
    filled("log", "stall", "--who", someone)
    filled("training", "Première porte", "--who", someone)

    standing = filled.json("show", someone)["standing"]
    said = filled("--lang", "en", "show", someone).stdout

    assert {fact["words"] for fact in standing["why"]["facts"]} == {"Formation", "Stand"}
    assert (standing["why"]["next_rung"], standing["objection"]) == ("volunteer", None)
    score = standing["score"]
    assert score["points"] == sum(part["points"] for part in score["contributions"]) == 14
    assert score["contributions"][0]["words"] == "8 points, aujourd’hui, moitié tous les 120 jours"
    assert "Supporter · stage 3 of 6" in said
    assert "Score: 38 out of 100 from 14.0 points" in said
    assert "8.0  Stall (8 points, today, halves every 120 days)" in said


def test_who_objects_has_no_rung_and_no_score_in_any_answer(filled):
    someone = filled.json("list", "--search", "anne")["people"][0]["id"]
    filled("log", "stall", "--who", someone)
    database = opening.open_with_password(filled.home, PASSWORD)
    objections.object_to_ranking(database, UUID(someone), "au téléphone")
    database.close()

    card = filled.json("show", someone)
    (listed,) = filled.json("list", "--search", "anne")["people"]
    rows = csv.DictReader(filled("export", "people", "--all").stdout.splitlines())
    (exported,) = (row for row in rows if row["first_name"] == listed["first_name"])

    assert (card["rung"], listed["rung"], exported["rung"]) == (None, None, "")
    assert card["standing"]["score"] is None
    assert card["standing"]["why"]["facts"] == []
    assert card["standing"]["objection"]["source"] == "au téléphone"
    assert "au téléphone" in filled("show", someone).stdout


def test_list_answers_one_search_a_line(filled):
    answers = filled("list", "--search", "-", given="riou\n0639\nanne@\nrioi\n").stdout.splitlines()

    found = [[p["first_name"] for p in json.loads(line)["people"]] for line in answers]
    assert found == [["Léa", "Yann"], ["Anne"], ["Anne"], ["Léa", "Yann"]]


def test_the_keys_of_a_listed_person_are_those_that_scripts_know(filled):
    (person,) = filled.json("list", "--search", "anne", "--limit", "1")["people"]

    assert set(person) == {
        "id", "first_name", "last_name", "street", "postcode", "city", "mobile", "email", "rung",
    }  # fmt: skip
    assert (person["street"], person["mobile"], person["rung"]) == (
        "3 rue Haute",
        "06 39 98 12 34",
        "contact",
    )


def test_a_card_has_its_timeline(filled):
    someone = filled.json("list", "--search", "anne")["people"][0]["id"]
    filled(
        "log", "stall", "--who", someone, "--date", "14/11/2026", "--hours", "2", "--note", "marché"
    )
    filled("training", "Première porte", "--who", someone)

    card = filled.json("show", someone)

    assert {line["kind"] for line in card["timeline"]} == {"imported", "action", "training"}
    assert card["emails"] == ["anne@example.org"]
    assert "Anne" in filled("show", someone).stdout


def test_an_action_may_be_of_a_kind_of_her_own(filled):
    someone = filled.json("list", "--search", "anne")["people"][0]["id"]
    database = opening.open_with_password(filled.home, PASSWORD)
    kinds.add_kind(database, "Apéro citoyen", ActionKind.MEETING)
    database.close()

    filled("log", "apero citoyen", "--who", someone)

    timeline = filled.json("show", someone)["timeline"]
    assert "meeting:present:Apéro citoyen" in [line["what"] for line in timeline]
    assert "Apéro citoyen" in filled("log", "dance", "--who", someone, status=1).stderr


def test_edits_are_all_or_nothing(filled):
    edits = [
        {"key": "anne@example.org", "field": "first_name", "value": "Annie"},
        {"key": "nobody@example.org", "field": "first_name", "value": "X"},
    ]

    def names():
        return [person["first_name"] for person in filled.json("list")["people"]]

    filled("edit", filled.write("e.json", json.dumps(edits)), status=1)
    before = names()
    filled("edit", filled.write("e.json", json.dumps(edits[:1])))

    assert (before, names()) == (["Anne", "Léa", "Yann"], ["Annie", "Léa", "Yann"])


@pytest.mark.parametrize("kind", ["csv", "xlsx", "vcard"])
def test_an_export_is_a_whole_file_that_comes_back_in(filled, kind, tmp_path):
    out = filled.folder / f"out.{'vcf' if kind == 'vcard' else kind}"
    filled("export", "people", "--format", kind, "--all", "--out", out)
    (tmp_path / "other").mkdir()
    other = Shell(tmp_path / "other")
    other("init", "--committee", "Ailleurs")

    other("import", out)

    assert other.json("list")["total"] == 3


def test_an_export_has_the_columns_that_scripts_know(filled):
    header, *rows = csv.reader(filled("export", "people").stdout.splitlines())

    assert header[:8] == [
        *("external_id", "first_name", "last_name", "email"),
        *("mobile", "birth_date", "postcode", "city"),
    ]
    assert [
        "",
        "Anne",
        "LE GOFF",
        "anne@example.org",
        "+33639981234",
        "",
        "29999",
        "Plouexemple",
    ] in [row[:8] for row in rows]


def test_a_sheet_goes_out_and_comes_back(filled):
    doors = filled.write(
        "doors.csv",
        "street,number,suffix,postcode,commune,where,name\n"
        + "".join(f"rue Haute,{n},,29999,Plouexemple,,\n" for n in range(1, 20)),
    )
    pdf, manifest = filled.folder / "s.pdf", filled.folder / "s.json"
    made = filled.json(
        "sheet", "print", "--doors", doors, "--out", pdf, "--manifest", manifest, "--yes"
    )
    frozen = json.loads(manifest.read_text(encoding="utf-8"))
    page = next(p for p in frozen["pages"] if p["kind"] == "doors")
    answers = filled.write("a.csv", "line,answers,slip,note\n1,PB,,sonnette\n2,A,,\n17,N,,\n")
    tally = filled.write("t.csv", "street,plus,zero,minus\nrue Haute,4,1,2\n")

    entered = filled.json("enter", page["typed"], answers, "--tally", tally)
    again = filled.json("enter", page["token"], answers)

    assert pdf.read_bytes().startswith(b"%PDF")
    assert (made["doors"], entered["doors"], again["doors"]) == (19, 3, 3)
    assert "Haute" not in manifest.read_text(encoding="utf-8")
    shown = filled.json("sheet", "show", page["typed"])
    assert shown["settled"] is True
    assert [r["outcome"] for r in shown["results"]] == ["P", "A"]
    later = filled.json("sheet", "print", "--doors", doors, "--out", pdf)
    assert (later["doors"], later["left_out"]) == (18, 1)


@pytest.mark.parametrize(
    "answers",
    [
        "line,answers\n1,PZ\n",
        "line,answers\n99,P\n",
        "line,answers\n1,PA\n",
        "a,b\n1,2\n",
        "",
        "a,b\n",
        "line,answers,note\n1,P,bonjour, merci\n",
    ],
)
def test_answers_that_are_none_write_nothing(filled, answers):
    doors = filled.write("d.csv", "street,number,postcode,commune\nrue Haute,1,29999,Plouexemple\n")
    manifest = filled.folder / "m.json"
    filled(
        "sheet", "print", "--doors", doors, "--out", filled.folder / "s.pdf", "--manifest", manifest
    )
    page = next(
        p for p in json.loads(manifest.read_text(encoding="utf-8"))["pages"] if p["kind"] == "doors"
    )

    filled("enter", page["typed"], filled.write("a.csv", answers), status=2)

    assert filled.json("sheet", "show", page["typed"])["settled"] is False


def test_a_backup_is_restored_beside_and_then_in_place(filled):
    copy = filled.folder / "copy.organiser-backup"
    filled("backup", "--out", copy)
    filled("undo")

    beside = filled.json("restore", copy)
    total = filled.json("list")["total"]
    in_place = filled.json("restore", copy, "--yes")

    assert (beside["people"], beside["in_use"], total) == (3, False, 0)
    assert in_place["in_use"] is True
    assert filled.json("list")["total"] == 3


def test_check_tells_that_all_is_well(filled):
    health = filled.json("check")

    assert health == {
        "ok": True,
        "people": 3,
        "sheets": 0,
        "pending": health["pending"],
        "problems": [],
    }


def test_a_wrong_password_ends_with_status_4(filled):
    wrong = filled.write("wrong", "un tout autre mot de passe\n")

    filled("list", status=4, ORGANISER_PASSPHRASE_FILE=str(wrong))


def test_a_damaged_file_ends_with_status_4(filled):
    (filled.home / "committee.db").write_bytes(b"\x00" * 8192)

    filled("list", status=4)


@pytest.mark.parametrize(
    "words",
    [
        ["nonsense"],
        ["list", "--limit", "many"],
        ["show", "not-an-id"],
        ["log", "dance", "--who", "x"],
    ],
)
def test_misuse_ends_with_status_1(filled, words):
    filled(*words, status=1)


@pytest.mark.parametrize(
    "command", ["", "import", "list", "sheet print", "enter", "backup", "demo"]
)
def test_help_speaks_both_languages(made, command):
    french = made("--lang", "fr", *command.split(), "--help").stdout
    english = made("--lang", "en", *command.split(), "--help").stdout

    assert french.startswith("usage\u00a0: organiser")
    assert english.startswith("usage: organiser")


def test_no_name_is_left_in_the_log(filled):
    filled("import", filled.folder / "nowhere.csv", status=2)

    logs = "".join(file.read_text(encoding="utf-8") for file in (filled.home / "logs").glob("*"))
    audit = filled.home / "audit.log"
    assert "LE GOFF" not in logs
    assert not audit.exists() or "Anne" not in audit.read_text(encoding="utf-8")


@pytest.mark.skipif(
    os.name == "nt", reason="Windows has no interrupt for another process's console"
)
def test_an_interrupt_half_way_leaves_nothing_and_ends_with_130(shell):
    rows = "".join(
        f"Nom{n};Prénom{n};p{n}@example.org;;{n} rue Haute;29999;X\n" for n in range(60_000)
    )
    file = shell.write("long.csv", LIST + rows)
    signal.signal(signal.SIGINT, signal.default_int_handler)  # a run in the background ignores it
    with subprocess.Popen(
        [str(PROGRAM), "import", str(file)],
        env=shell.environment,
        stderr=subprocess.PIPE,
        text=True,
    ) as running:
        wal = shell.home / "committee.db-wal"
        while running.poll() is None and not (wal.exists() and wal.stat().st_size > 1_000_000):
            pass
        running.send_signal(signal.SIGINT)
        _out, said = running.communicate(timeout=60)

    assert running.returncode == 130
    assert len(said.strip().splitlines()) == 1
    assert shell.json("list")["total"] == 0
    assert shell.json("check")["ok"] is True


def test_a_command_writes_beside_another_and_both_are_there(filled):
    with subprocess.Popen(
        [str(PROGRAM), "list", "--search", "-"],
        env=filled.environment,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    ) as listening:
        listening.stdin.write("riou\n")
        listening.stdin.flush()
        before = json.loads(listening.stdout.readline())["total"]
        filled("import", filled.write("more.csv", LIST + "RIOU;Zoé;zoe@example.org;;;;\n"))
        listening.stdin.write("zoé riou\n")
        listening.stdin.flush()
        after = json.loads(listening.stdout.readline())["people"]
        listening.stdin.close()

    assert before == 2
    assert [person["first_name"] for person in after][:1] == ["Zoé"]


@pytest.mark.parametrize(
    ("kind", "name"), [("csv", "o.csv"), ("xlsx", "o.xlsx"), ("vcard", "o.vcf")]
)
def test_what_is_exported_comes_back_with_its_refusals_phones_and_notes(shell, kind, name):
    told = ("emails", "phones", "note", "refusals", "tags", "first_name", "last_name")
    source = shell.write(
        "l.csv",
        "Nom;Prénom;Courriel;Portable;Ne pas appeler;Ne pas contacter;Remarques;Tags\n"
        "LE GOFF;Anne;a@example.org;06 39 98 12 34 / 02 61 91 00 00;oui;;un ; deux;vélo\n"
        "=1+1;@SUM;b@example.org;;;oui;=cmd|x;+tag\n"
        "KERN;Léa;;;;;- une note;\n",
    )
    shell("import", source)
    before = _told(shell, told)
    shell("export", "people", "--format", kind, "--out", shell.folder / name, "--all")

    same = shell.json("import", shell.folder / name)
    while shell.json("list")["total"]:
        shell("undo", "--last-import")
    shell("import", shell.folder / name)

    assert (same["added"], same["rejected"]) == (0, 0)
    assert _told(shell, told) == before


def _told(shell, fields):
    found = [shell.json("show", each["id"]) for each in shell.json("list")["people"]]
    for card in found:
        card["refusals"] = sorted(each["channel"] for each in card["refusals"])
    return sorted(json.dumps({name: card[name] for name in fields}) for card in found)


def test_a_tally_that_cannot_be_kept_leaves_the_doors_unwritten(filled):
    doors = filled.write("d.csv", "street,number,postcode,commune\nrue Haute,1,29999,Plouexemple\n")
    manifest = filled.folder / "m.json"
    filled("sheet", "print", "--doors", doors, "--out", filled.folder / "s.pdf",
           "--manifest", manifest)  # fmt: skip
    pages = json.loads(manifest.read_text(encoding="utf-8"))["pages"]
    typed = next(page["typed"] for page in pages if page["kind"] == "doors")
    answers = filled.write("a.csv", "line,answers\n1,P\n")
    tally = filled.write("t.csv", "street,plus,zero,minus\nrue Haute,-3,2,1\n")

    filled("enter", typed, answers, "--tally", tally, status=2)

    assert filled.json("sheet", "show", typed)["settled"] is False


def test_a_short_line_of_answers_is_a_door_that_was_not_visited(filled):
    doors = filled.write("d.csv", "street,number,postcode,commune\nrue Haute,1,29999,Plouexemple\n")
    manifest = filled.folder / "m.json"
    filled("sheet", "print", "--doors", doors, "--out", filled.folder / "s.pdf",
           "--manifest", manifest)  # fmt: skip
    pages = json.loads(manifest.read_text(encoding="utf-8"))["pages"]
    typed = next(page["typed"] for page in pages if page["kind"] == "doors")

    entered = filled.json("enter", typed, filled.write("a.csv", "line,answers\n1\n"))

    assert entered["doors"] == 0


@pytest.mark.parametrize("value", [None, ["x"], {"a": 1}, True])
def test_an_edit_without_a_plain_value_writes_nothing(filled, value):
    edits = [{"key": "anne@example.org", "field": "note", "value": value}]

    filled("edit", filled.write("e.json", json.dumps(edits)), status=1)


def test_what_no_file_can_hold_and_hidden_signs_are_not_stored(filled):
    edits = [{"key": "anne@example.org", "field": "note", "value": "a\x00b\u202ec\ud800"}]

    filled("edit", filled.write("e.json", json.dumps(edits)))

    person = filled.json("list", "--search", "anne")["people"][0]
    assert filled.json("show", person["id"])["note"] == "abc\ufffd"


@pytest.mark.parametrize(
    "mapping",
    [
        {"columns": {"Nom": ["first_name"]}}, {"columns": {"Nom": {}}},
        {"columns_by_position": [{}, []]}, {"auto": True, "date_order": []},
    ],
)  # fmt: skip
def test_a_mapping_of_the_wrong_shape_is_a_misuse(filled, mapping):
    said = filled.write("m.json", json.dumps(mapping))

    filled("import", filled.folder / "liste.csv", "--mapping", said, status=1)


def test_json_without_an_end_is_unreadable(filled):
    filled("edit", filled.write("e.json", "[" * 100_000), status=2)


@pytest.mark.parametrize("number", ["²", "٣", "9" * 5_000, "1e5", "-5"])
def test_a_number_that_is_none_does_not_stop_a_packet(filled, number):
    doors = filled.write("d.csv", f"street,number,postcode,commune\nrue Haute,{number},29999,P\n")

    filled("sheet", "print", "--doors", doors, "--out", filled.folder / "s.pdf")


def test_a_street_of_a_hundred_thousand_letters_is_printed_at_once(filled):
    doors = filled.write("d.csv", "street,number\n" + "rue " + "y" * 100_000 + ",4\n")

    filled("sheet", "print", "--doors", doors, "--out", filled.folder / "s.pdf")


def test_a_list_of_addresses_brings_nobody_in(shell):
    file = shell.write(
        "ban.csv",
        "id;numero;rep;nom_voie;code_postal;x;y;lat\n"
        "29999_1;12;bis;Rue Haute;29999;675193.027;6838286.4;48.550451\n"
        "29999_2;14;;Rue Haute;29999;675195.57;6838288.12;48.550452\n",
    )

    said = shell.json("import", file)

    assert (said["added"], said["rejected"]) == (0, 2)


def test_a_register_with_heads_written_in_one_word_is_read(shell):
    file = shell.write(
        "l.csv",
        "NomdeNaissance;NomDusage;Prenoms;DateDeNaissance;NumeroVoie;TypeVoie;LibelleVoie;"
        "CodePostal;VilleLocalite\nABGRALL;;Soazig;20/04/1961;41;Rue;de la Mairie;29999;Plou\n",
    )

    said = shell.json("import", file)

    (person,) = shell.json("list")["people"]
    assert said["warnings"] == []
    assert (person["first_name"], person["last_name"]) == ("Soazig", "ABGRALL")
    assert (person["street"], person["city"]) == ("41 Rue de la Mairie", "Plou")


@pytest.mark.skipif(os.name == "nt", reason="names of files are Unicode there")
def test_a_name_that_is_no_text_is_said_and_kept_as_well_as_can_be(filled):
    name = "l\udce9.csv"
    odd = filled.folder / name
    try:
        odd.write_bytes((filled.folder / "liste.csv").read_bytes())
    except OSError:
        pytest.skip("this disk takes no such name")

    filled("undo")
    assert filled.json("import", odd)["added"] == 3
    filled("show", name, status=1)
    assert filled.json("export", "people", "--out", odd)["written"] == 3


def test_json_on_standard_output_is_never_a_table(filled):
    filled("export", "people", "--json", status=1)


def test_a_workbook_that_cannot_be_written_leaves_no_name_behind(filled):
    shared = filled.folder / "shared"
    shared.mkdir()
    out = filled.folder / "nowhere" / "o.xlsx"

    filled("export", "people", "--format", "xlsx", "--out", out, status=1, TMPDIR=str(shared))

    assert list(shared.iterdir()) == []


def test_a_backup_where_nothing_can_be_written_says_so(filled):
    filled("backup", "--out", filled.folder / "nowhere" / "b.organiser-backup", status=1)


def test_a_limit_below_nothing_is_a_misuse(filled):
    filled("list", "--limit", "-1", status=1)


def test_a_lost_key_file_is_not_taken_for_an_empty_place(filled):
    (filled.home / "committee.keys").unlink()

    done = filled("list", "--lang", "en", status=4)

    assert "Restore a backup" in done.stderr


TWICE = (
    "external_id;Nom;Prénom;Courriel;Portable;Adresse;CP;Ville\n"
    "=a1;LE GOFF;Anne;anne@example.org;06 39 98 12 34;3 rue Haute;29999;Plouexemple\n"
    "b2;Le Goff;Anne;;0639981234;;;\n"
    "c3;RIOU;Yann;yann@example.org;;12 rue des Lilas;29999;Plouexemple\n"
    "d4;RIOU;Léa;lea@example.org;;12 rue des Lilas;29999;Plouexemple\n"
)


@pytest.fixture
def doubled(shell):
    """A list in which Anne is twice, beside a couple."""
    fields = ("external_id", "last_name", "first_name", "email", "mobile", "address", "postcode")
    columns = dict(zip(TWICE.partition("\n")[0].split(";"), (*fields, "city"), strict=True))
    mapping = {"columns": columns, "match": "none"}
    said = shell.write("m.json", json.dumps(mapping))
    shell("import", shell.write("twice.csv", TWICE), "--mapping", said)
    return shell


def test_who_is_in_the_list_twice_is_said_with_reasons_in_her_language(doubled):
    done = doubled("duplicates", "--format", "csv", "--lang", "fr")

    (row,) = csv.DictReader(done.stdout.splitlines())
    assert (row["external_id_a"], row["external_id_b"]) == ("'=a1", "b2")
    assert row["level"] == "auto"
    assert float(row["score"]) > 2
    assert "même portable +" in row["reasons"]
    assert "," in row["reasons"]


def test_duplicates_answer_as_one_object_whose_reasons_add_up(doubled):
    said = doubled.json("duplicates")

    assert (said["auto"], said["suggest"], said["review"]) == (1, 0, 0)
    (pair,) = said["duplicates"]
    assert round(sum(reason["points"] for reason in pair["reasons"]), 1) == pair["score"]


def test_duplicates_are_written_to_a_file_or_it_is_refused_before_the_search(doubled):
    out = doubled.folder / "d.csv"

    written = doubled.json("duplicates", "--out", out)

    assert written["written"] == 1
    head = out.read_text(encoding="utf-8").splitlines()[0]
    assert head == "external_id_a,external_id_b,score,level,reasons"
    refused = doubled("duplicates", "--out", doubled.folder / "nowhere" / "d.csv", status=1)
    assert "folder" in refused.stderr or "dossier" in refused.stderr


def test_everything_goes_out_and_comes_back_into_an_empty_committee(filled, tmp_path):
    out = filled.folder / "all.zip"
    written = filled.json("archive", "out", out)
    (tmp_path / "other").mkdir()
    other = Shell(tmp_path / "other")
    other("init", "--committee", "Autre")

    read = other.json("archive", "in", out)
    refused = filled("archive", "in", out, status=3)

    assert (read["people"], read["rows"]) == (written["people"], written["rows"])
    assert other.json("list") == filled.json("list")
    assert "comité encore vide" in refused.stderr


def test_a_saved_list_is_shown_by_its_name(filled):
    database = opening.open_with_password(filled.home, PASSWORD)
    saved.save(database, "Rue Haute", rules.LivesInStreet("r. haute"))
    database.close()

    found = filled.json("list", "--segment", "rue haute")

    assert [person["last_name"] for person in found["people"]] == ["LE GOFF"]
    filled("list", "--segment", "Ailleurs", status=1)
    filled("list", "--segment", "Rue Haute", "--search", "riou", status=1)


def test_words_that_every_command_takes_stand_before_or_after_its_name(filled):
    out = filled.folder / "all.zip"

    for words in (["archive", "--yes", "out", out], ["archive", "out", "--yes", out]):
        filled(*words)

    filled("sheet", "--yes", "show", "0000000000", status=1)
