"""Who is one person with whom, and who never."""

from organiser.domain.matching.clusters import FORBIDDEN, MOST_IN_A_GROUP, Clusters


def objecting(*pairs, weight=1):
    against = {frozenset(pair) for pair in pairs}
    return Clusters(lambda one, other: weight * (frozenset((one, other)) in against))


def test_links_make_groups():
    clusters = objecting()

    clusters.join([(50, 0, 1), (40, 1, 2), (30, 5, 6)])

    assert clusters.pairs() == [(0, 1), (0, 2), (1, 2), (5, 6)]


def test_the_strongest_link_wins_and_no_chain_joins_two_persons():
    clusters = objecting((0, 3), (1, 3), (0, 2), (1, 2))

    clusters.join([(90, 0, 1), (80, 2, 3), (30, 1, 2)])

    assert clusters.pairs() == [(0, 1), (2, 3)]


def test_what_is_forbidden_is_joined_by_no_third():
    clusters = objecting((0, 2), weight=FORBIDDEN)

    clusters.join([(90, 0, 1), (80, 1, 2)])

    assert clusters.are_one(0, 1)
    assert not clusters.are_one(0, 2)
    assert not clusters.are_one(1, 2)


def test_a_group_has_an_end():
    clusters = objecting()

    clusters.join((50, at, at + 1) for at in range(500))

    sizes = {len({each for pair in clusters.pairs() for each in pair if clusters.are_one(each, at)})
             for at in range(500)}  # fmt: skip
    assert max(sizes) <= MOST_IN_A_GROUP
