"""One packet a turf: what is chosen for a day, cut into what each team takes out."""

from collections.abc import Sequence

from organiser.database import Database
from organiser.domain.field import Door, Outing
from organiser.domain.turfs.cutting import turfs_of_doors
from organiser.progress import Progress
from organiser.usecases.field.printing import Draft, Language, prepare


def prepare_by_turf(
    database: Database,
    outing: Outing,
    doors: Sequence[Door],
    *,
    layout: int = 1,
    language: Language = "fr",
    progress: Progress | None = None,
) -> tuple[Draft, ...]:
    """Cut *doors* into turfs and draw a number for each; nothing is recorded yet."""
    drafts: dict[int, Draft] = {}
    for turf in turfs_of_doors(doors):
        draft = None
        while draft is None or draft.numbers.number in drafts:
            if progress is not None:
                progress.at(len(drafts))
            draft = prepare(database, outing, turf, layout=layout, language=language)
        drafts[draft.numbers.number] = draft
    return tuple(drafts.values())
