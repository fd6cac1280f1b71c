"""The demonstration: a country that nobody lives in, and a desktop that is paired with it."""

import json
import os
import signal
import socket
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


def test_an_invented_country_comes_in_by_the_doors_and_adds_up(server):
    server.request("GET", "/health")
    from organiser.hq import home
    from organiser.hq.usecases import checking, demonstration

    people = demonstration.invent(home.keys(), many=4)

    health = checking.check()
    assert [problem for problem in health.problems if "fsync" not in problem] == []
    assert health.committees == 4
    assert people == server.execute("SELECT sum(count) FROM tally WHERE name = 'person'")[0][0]


def test_it_is_the_same_country_each_time(server, tmp_path):
    server.request("GET", "/health")
    from organiser.hq import home
    from organiser.hq.models import Committee
    from organiser.hq.usecases import demonstration

    demonstration.invent(home.keys(), many=2)
    first = list(Committee.objects.order_by("created_at").values_list("name", flat=True))
    demonstration.invent(home.keys(), many=2)

    assert (
        list(Committee.objects.order_by("created_at").values_list("name", flat=True)) == first * 2
    )


@pytest.mark.skipif(os.name != "posix", reason="SIGTERM is POSIX's")
def test_one_command_shows_a_server_and_a_desktop_that_speak(tmp_path):
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port = found.getsockname()[1]
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "ORGANISER_HQ_LANG": "en"}
    words = ["demo", "--port", str(port), "--out", str(tmp_path), "--json"]
    process = subprocess.Popen(
        [sys.executable, "-m", "organiser.hq", *words], env=environment, stdout=subprocess.PIPE
    )
    assert process.stdout is not None
    try:
        told = json.loads(process.stdout.readline())
        synced = _sync(told["desktop"], tmp_path, environment)
    finally:
        process.send_signal(signal.SIGTERM)  # a job in the background ignores SIGINT
        process.stdout.close()
        status = process.wait(60)

    assert told["committees"] == 201
    assert (synced["state"], synced["sent"]) == ("up_to_date", 0)
    assert status == 130


def _sync(desktop, folder, environment):
    secret = folder / "password"
    secret.write_text(desktop["password"], encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "organiser", "--home", desktop["home"], "sync", "--json"],
        env={**environment, "ORGANISER_PASSPHRASE_FILE": str(secret)},
        capture_output=True, encoding="utf-8", check=False,
    )  # fmt: skip
    return json.loads(done.stdout)
