"""Rules as hypothesis draws them: any condition, joined by and, or, not."""

from uuid import UUID

from hypothesis import strategies as st

from organiser.domain.action import ActionKind
from organiser.domain.consent import Basis, Channel, Origin, Relation
from organiser.domain.engagement import LADDER
from organiser.domain.segments import rules

TOWNS = ("Betton", "Le Rheu", "Acigné")
UUIDS = st.uuids()
WORDS = ("logement", "Santé", "vélo")


def _rungs():
    pair = st.tuples(st.sampled_from(LADDER), st.sampled_from(LADDER)).map(sorted)
    return pair.map(lambda rungs: rules.OnRung(*rungs))


def conditions(ids=UUIDS):
    """Any condition; *ids* are those of the people and actions it may name."""
    days = st.integers(0, 400)
    some = st.sets(st.sampled_from(ActionKind), max_size=2).map(lambda kinds: tuple(sorted(kinds)))
    return st.one_of(
        _rungs(),
        st.sets(st.sampled_from(("BETTON", "le rheu", "Nulle part")), min_size=1).map(
            lambda towns: rules.LivesIn(tuple(sorted(towns)))
        ),
        st.sampled_from(("35", "350", "35830")).map(rules.HasPostcode),
        st.sampled_from(("r. des Lilas", "rue de Dinan")).map(rules.LivesInStreet),
        st.builds(rules.TookPart, some, st.integers(1, 3), days),
        ids.map(rules.WasAt),
        st.sampled_from(("", "accueil", "Autre")).map(rules.Trained),
        st.builds(
            rules.Has, st.sampled_from(rules.TraitKind), st.sampled_from(("LOGEMENT", "sante"))
        ),
        st.sampled_from(Channel).map(rules.AgreedTo),
        st.sampled_from(Channel).map(rules.Refuses),
        st.sampled_from(Basis).map(rules.StandsOn),
        days.map(rules.NoNewsFor),
        st.one_of(st.none(), ids).map(rules.FollowedBy),
        st.sampled_from(rules.StepTime).map(rules.StepIs),
        st.sets(st.sampled_from(Origin), max_size=3).map(lambda o: rules.CameFrom(tuple(o))),
        st.sets(st.sampled_from(Relation), max_size=3).map(lambda r: rules.IsRelation(tuple(r))),
        st.sampled_from(rules.Way).map(rules.HasReach),
        days.map(rules.AddedWithin),
        st.just(rules.NumberIsWrong()),
        ids.map(rules.IsOnList),
        ids.map(rules.IsLeftOf),
    )


def any_rule(ids=UUIDS):
    """Conditions joined in any way, a few deep."""

    def joined(inner):
        parts = st.lists(inner, max_size=4).map(tuple)
        return st.one_of(parts.map(rules.AllOf), parts.map(rules.AnyOf), inner.map(rules.Not))

    return st.recursive(conditions(ids), joined, max_leaves=8)


NOBODY = UUID(int=1)
