"""The demonstration: a country that nobody lives in, and a desktop that is paired with it."""

import json
import os
import signal
import socket
import subprocess
import sys
from pathlib import Path
from urllib.request import HTTPCookieProcessor, build_opener

import pytest

from organiser.usecases import newcomers, opening

ROOT = Path(__file__).resolve().parents[2]


def invent(server, many):
    server.request("GET", "/health")
    from organiser.hq import home
    from organiser.hq.usecases.inventing import country

    heard = []
    people = country.invent(home.keys(), many, told=heard.append)
    assert heard == list(range(1, many + 1))
    return people


def test_an_invented_country_comes_in_by_the_doors_and_adds_up(server):
    people = invent(server, 6)

    from organiser.hq.usecases import checking

    health = checking.check()
    assert [problem for problem in health.problems if "fsync" not in problem] == []
    assert people == server.execute("SELECT sum(count) FROM tally WHERE name = 'person'")[0][0]


def test_there_is_somebody_at_every_step(server):
    invent(server, 40)

    from organiser.hq.models import CommitteeRequest, Health

    states = set(CommitteeRequest.objects.values_list("state", flat=True))
    assert states == {"applied", "pre_approved", "approved", "refused", "closed"}
    steps = server.execute("SELECT count(*) FROM record WHERE kind = 'welcome_step'")
    arrived = server.execute("SELECT count(*) FROM record WHERE kind = 'newcomer'")
    assert 0 < arrived[0][0] != steps[0][0] > 0
    assert Health.objects.filter(waiting__gt=0).exists()
    heard = server.execute("SELECT kind, count(*) FROM record WHERE state = 0 GROUP BY kind")
    kinds = {"poll_day", "online_selection",
             "directive", "directive_reading", "sent_course", "proposal", "shared_proposal",
             "proposal_answer", "seconding", "visit", "training_record"}  # fmt: skip
    assert kinds <= dict(heard).keys()
    months = server.execute("SELECT count(DISTINCT month) FROM committee_count")
    assert months[0][0] > 3


def test_it_is_the_same_country_each_time(server):
    invent(server, 2)
    invent(server, 2)

    names = server.execute("SELECT name, count(*) FROM committee GROUP BY name")
    assert {count % 2 for _name, count in names} == {0}


@pytest.mark.skipif(os.name != "posix", reason="SIGTERM is POSIX's")
def test_one_command_shows_a_server_and_a_desktop_that_speak(tmp_path):
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port = found.getsockname()[1]
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "ORGANISER_HQ_LANG": "en"}
    words = ["demo", "--port", str(port), "--committees", "30", "--out", str(tmp_path), "--json"]
    process = subprocess.Popen(
        [sys.executable, "-m", "organiser.hq", *words], env=environment, stdout=subprocess.PIPE
    )
    assert process.stdout is not None
    try:
        told = json.loads(process.stdout.readline())
        synced = _sync(told["desktop"], tmp_path, environment)
        browser = build_opener(HTTPCookieProcessor())
        with browser.open(told["desk"], timeout=30) as page:
            desk = page.read().decode()
    finally:
        process.send_signal(signal.SIGTERM)  # a job in the background ignores SIGINT
        process.stdout.close()
        status = process.wait(60)

    assert told["committees"] == 31
    assert (synced["state"], synced["sent"]) == ("up_to_date", 0)
    assert status == 130
    assert 'type="password"' in desk
    desktop = told["desktop"]
    database = opening.open_with_password(Path(desktop["home"]), desktop["password"])
    assert newcomers.read_newcomers(database)
    database.close()


def _sync(desktop, folder, environment):
    secret = folder / "password"
    secret.write_text(desktop["password"], encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "organiser", "--home", desktop["home"], "sync", "--json"],
        env={**environment, "ORGANISER_PASSPHRASE_FILE": str(secret)},
        capture_output=True, encoding="utf-8", check=False,
    )  # fmt: skip
    return json.loads(done.stdout)
