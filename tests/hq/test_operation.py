"""What an operator sees of a server: figures, a log without people, unsafe settings refused."""

import json
import os
import shutil
import signal
import socket
import stat
import subprocess
import sys
from functools import partial
from pathlib import Path
from urllib.request import urlopen

import pytest
from paired import change, person

ROOT = Path(__file__).resolve().parents[2]
PLANTED = ("Quinquandon", "quinquandon@example.org", "0639987766", "12 rue Planquée")


def planted():
    last, email, phone, street = PLANTED
    her = person(last_name=last)
    point = partial(change, "contact_point", about=her.id, person_id=her.id)
    mail, call = point(kind="email", typed=email), point(kind="phone", typed=phone)
    return her, mail, call, change("address", street=street)


def figures(server, head=None):
    status, _headers, body = server.request("GET", "/metrics", head=head)
    if status != 200:
        return status, {}
    lines = [line.rpartition(" ") for line in body.decode().splitlines() if line[:1] != "#"]
    return status, {name: float(value) for name, _space, value in lines}


def test_what_it_does_is_told_in_figures(server, laptop):
    _status, before = figures(server)
    laptop.ask(*planted(), change("hat"))

    status, after = figures(server)

    def more(name):
        return after.get(name, 0) - before.get(name, 0)

    assert status == 200
    assert more("organiser_hq_exchange_seconds_count") == 1
    assert more('organiser_hq_changes_total{result="ok"}') == 4
    assert more('organiser_hq_refusals_total{reason="kind"}') == 1
    assert after['organiser_hq_records_of_kind{kind="contact_point"}'] == 2
    assert (after["organiser_hq_devices"], after["organiser_hq_ready"]) == (1, 1)
    assert not any(word in name for name in after for word in PLANTED)


def test_figures_are_for_who_is_on_this_machine(server):
    assert figures(server, {"X-Forwarded-For": "192.0.2.7"})[0] == 404


def test_with_a_token_they_are_for_who_has_it(server):
    server.request("GET", "/health")
    from django.test import override_settings

    with override_settings(METRICS_TOKEN="t" * 20):
        assert figures(server)[0] == 404
        assert figures(server, {"Authorization": f"Bearer {'t' * 20}"})[0] == 200


def test_pages_ask_browsers_for_nothing(server):
    _status, headers, _body = server.request("GET", "/health")

    assert "default-src 'none'" in headers["content-security-policy"].split("; ")
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["x-frame-options"] == "DENY"
    assert headers["cache-control"] == "no-store"


def test_the_log_names_nobody(server, laptop, capsys):
    laptop.ask(*planted())
    laptop.ask(person(last_name="Quinquandon", created_at="Quinquandon"))
    server.execute("ALTER TABLE tally RENAME TO gone")
    try:
        laptop.ask(*planted())
    finally:
        server.execute("ALTER TABLE gone RENAME TO tally")
    said = capsys.readouterr().err

    lines = [json.loads(line) for line in said.splitlines()]
    assert {line["what"] for line in lines} >= {"exchange", "line"}
    assert [line["level"] for line in lines].count("error") == 1
    for word in (*PLANTED, laptop.token, "192.0.2.1", "Portable"):
        assert word not in said


@pytest.mark.parametrize(
    ("host", "told"),
    [
        ("127.0.0.1", {"DEBUG": True}),
        ("0.0.0.0", {}),  # noqa: S104  (refused)
        ("127.0.0.1", {"ALLOWED_HOSTS": ["*"]}),
        ("127.0.0.1", {"BEHIND_TLS": True, "ALLOWED_HOSTS": ["localhost"]}),
        ("127.0.0.1", {"BEHIND_TLS": True, "ALLOWED_HOSTS": ["hq.example.org"],
                       "DATABASES": {"default": {"ENGINE": "django.db.backends.sqlite3"}}}),
        ("127.0.0.1", {"DATABASES": {"default": {
            "ENGINE": "django.db.backends.postgresql", "HOST": "db.example.org", "OPTIONS": {}}}}),
        ("127.0.0.1", {"EMAIL_HOST": "mail.example.org"}),
    ],
)  # fmt: skip
def test_it_does_not_serve_with_what_would_put_people_at_risk(server, host, told):
    server.request("GET", "/health")
    from django.conf import settings

    from organiser.errors import Refused
    from organiser.hq.commands.safety import refuse_unsafe

    refuse_unsafe("127.0.0.1")
    before = {name: getattr(settings, name) for name in told}
    try:
        for name, value in told.items():
            setattr(settings, name, value)
        with pytest.raises(Refused):
            refuse_unsafe(host)
    finally:
        for name, value in before.items():
            setattr(settings, name, value)


@pytest.mark.skipif(os.name != "posix", reason="rights of files are POSIX's")
def test_keys_that_others_can_read_are_refused(server):
    from organiser.errors import Refused
    from organiser.hq.commands.safety import refuse_unsafe

    server.request("GET", "/health")
    (server.home / "keys.json").chmod(0o644)

    with pytest.raises(Refused):
        refuse_unsafe("127.0.0.1")
    assert stat.S_IMODE((server.home / "keys.json").stat().st_mode) == 0o644


@pytest.mark.skipif(os.name != "posix", reason="SIGTERM is POSIX's")
def test_the_real_program_answers_and_ends_when_it_is_told(tmp_path):
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port = found.getsockname()[1]
    words = [sys.executable, "-m", "organiser.hq", "--lang", "en", "--home", str(tmp_path)]
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "DATABASE_URL": ""}
    no_keys = subprocess.run([*words, "serve"], env=environment, check=False).returncode
    subprocess.run([*words, "migrate"], env=environment, check=True)
    process = subprocess.Popen([*words, "serve", "--port", str(port)], env=environment)
    try:
        answer = _once_up(f"http://127.0.0.1:{port}/ready", process)
    finally:
        process.send_signal(signal.SIGTERM)
        status = process.wait(60)

    assert no_keys == 4
    assert answer == b"ready\n"
    assert status == 0


def _once_up(url, process):
    while process.poll() is None:
        try:
            with urlopen(url, timeout=30) as answer:  # noqa: S310  (loopback)
                return answer.read()
        except ConnectionError:
            continue
        except OSError as error:
            if not isinstance(getattr(error, "reason", None), ConnectionError):
                raise
    raise AssertionError("it ended")


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="needs systemd's own check")
def test_units_are_what_systemd_takes(tmp_path):
    for unit in (ROOT / "deploy").glob("*.[st][ei]*"):
        text = unit.read_text(encoding="utf-8")
        (tmp_path / unit.name).write_text(
            text.replace("/usr/local/bin/organiser-hq", "/bin/true"), encoding="utf-8"
        )

    done = subprocess.run(
        ["systemd-analyze", "verify", *map(str, sorted(tmp_path.iterdir()))],
        capture_output=True, encoding="utf-8", check=False,
    )  # fmt: skip

    assert len(list(tmp_path.iterdir())) == 6
    assert (done.returncode, done.stderr) == (0, "")


def test_old_copies_in_a_folder_are_dropped(server, tmp_path, capsys):
    from organiser.hq.commands.main import main

    server.request("GET", "/health")
    old, other = tmp_path / "organiser-hq-2026-01-01-021000.copy", tmp_path / "notes.copy"
    for file in (old, other):
        file.write_bytes(b"x")
        os.utime(file, (0, 0))

    assert main(["--lang", "en", "backup", "--keep", "35", str(tmp_path)]) == 0

    assert not old.exists()
    assert other.exists()
    assert len(list(tmp_path.glob("organiser-hq-*.copy"))) == 1


def test_a_second_process_shuts_with_the_first(server, laptop):
    from organiser.hq import mark

    mark.shut(server.home)
    shut = laptop.ask()
    mark.open_again(server.home)

    assert (shut[0], laptop.ask()[0]) == (503, 200)
