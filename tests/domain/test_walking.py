"""The walk: one side up and the other back, buildings from the top, the same each time."""

import os
from itertools import pairwise
from uuid import UUID

from hypothesis import given, settings
from hypothesis import strategies as st

from organiser.domain.field import Door
from organiser.domain.walking import floor_height, walking_order

SHARE = int(os.environ.get("ORGANISER_TORTURE", "1"))


def door(at, street="rue des Lilas", number=None, **more):
    return Door(UUID(int=at), street, number, **more)


def numbers_of(doors):
    return [f"{door.number or ''}{door.suffix}" for door in doors]


STREET = [door(at, number=at) for at in (1, 2, 3, 4, 5, 6)] + [
    door(10, number=3, suffix="bis"),
    door(11, number=3, suffix="ter"),
    door(12, number=3, suffix="quater"),
    door(13, number=3, suffix="b"),
    door(14, number=3, suffix="a"),
    door(15),
]
BUILDING = [
    door(20, number=22, stairs="2", floor="RdC"),
    door(21, number=22, stairs="2", floor="5e", door="2"),
    door(22, number=22, stairs="2", floor="5e", door="10"),
    door(23, number=22, stairs="2", floor="entresol"),
    door(24, number=22, stairs="1", floor="1er"),
    door(25, number=22, stairs="2", floor="-1"),
    door(26, number=22, stairs="2", floor=""),
]
PLACED = [
    door(100 + at, street=street, number=number, x=x, y=y)
    for at, (street, number, x, y) in enumerate(
        [("rue A", n, 10.0 * n, 0.0 if n % 2 else 12.0) for n in range(1, 11)]
        + [("rue B", n, 120.0 + (0.0 if n % 2 else 9.0), 10.0 * n) for n in range(1, 11)]
    )
]


def test_a_street_is_walked_up_one_side_and_back_on_the_other():
    walk = walking_order(STREET)

    assert numbers_of(walk) == [
        "1", "3", "3bis", "3ter", "3quater", "3a", "3b", "5", "6", "4", "2", "",
    ]  # fmt: skip


def test_a_building_is_walked_stairs_by_stairs_from_the_top_down():
    walk = walking_order(BUILDING)

    assert [door.id.int for door in walk] == [24, 21, 22, 23, 20, 25, 26]


def test_doors_with_places_are_walked_side_by_side_and_streets_in_one_go():
    walk = walking_order(PLACED)

    changes = sum(one.street != two.street for one, two in pairwise(walk))
    crossings = sum(
        one.street == two.street and one.number % 2 != two.number % 2 for one, two in pairwise(walk)
    )
    assert changes <= 2
    assert crossings <= 2


def test_a_door_without_a_place_is_walked_at_the_end_of_its_street():
    lost = door(500, street="rue B", number=7, suffix="bis")

    walk = walking_order([lost, *PLACED])

    of_street = [door for door in walk if door.street == "rue B"]
    assert of_street[-1] is lost


def test_two_streets_of_one_name_in_two_towns_are_two_streets():
    doors = [door(at, number=1 + at // 2, city="ABCD"[at % 2]) for at in range(8)]

    walk = walking_order(doors)

    assert [door.city for door in walk] == ["A"] * 4 + ["B"] * 4


@settings(max_examples=30 * SHARE, deadline=None)
@given(st.permutations(STREET + BUILDING + PLACED))
def test_the_same_doors_in_any_order_give_the_same_walk(doors):
    walk = walking_order(doors)

    assert walk == walking_order(STREET + BUILDING + PLACED)
    assert len(walk) == len(doors)


def test_floors_are_understood_as_they_are_written():
    said = ("RdC", "rez-de-chaussée", "0", "entresol", "1er", "12e étage", "-1", "sous-sol", "")

    heights = [floor_height(floor) for floor in said]

    assert heights == [0, 0, 0, 0.5, 1, 12, -1, -1, None]


def test_no_doors_make_no_walk():
    assert walking_order([]) == ()
