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


def test_an_address_is_found_with_its_number_in_either_order(people):
    person(people, "Fanch Bihan", address="12 rue du Port", city="Plouexemple")
    person(people, "Mona Riou", address="12 bis rue du Port", city="Plouexemple")
    search = PeopleSearch(people, list)

    assert [hit.title for hit in search("14 rue du port")] == []
    assert {hit.title for hit in search("12 rue du port")} == {"Fanch Bihan", "Mona Riou"}
    assert {hit.title for hit in search("port 12 bis")} == {"Mona Riou"}
