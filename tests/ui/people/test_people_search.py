"""People found from anywhere, by the palette."""

from make import person

from organiser.ui.people.hits import PeopleSearch


def test_the_palette_finds_people_and_opens_them(people):
    opened = []
    search = PeopleSearch(people, opened.append)

    hits = search("kerb")
    hits[0].run()

    assert [hit.title for hit in hits] == ["Éva Kerbrat"]
    assert len(opened) == 1


def test_who_was_added_meanwhile_is_found(people):
    search = PeopleSearch(people, list)
    assert search("bihan") == []

    person(people, "Fanch Bihan")

    assert [hit.title for hit in search("bihan")] == ["Fanch Bihan"]
