"""Files that came from headquarters, brought into the file of a committee as the line does."""

import hashlib

from organiser.domain.identifier import new_id
from organiser.domain.looked_into import form_of
from organiser.domain.sent_file import pieces_of
from organiser.models.sent_file import FilePiece, SentFile


def bring(database, owner, name, content, many=None, place=0):
    """Bring a file that goes with *owner*; *many*: of its pieces, how many came so far."""
    sha256 = hashlib.sha256(content).hexdigest()
    with database.applying() as session:
        session.add(
            SentFile(
                id=new_id(), owner_id=owner, place=place, name=name, form=form_of(content),
                size=len(content), sha256=sha256,
            )
        )  # fmt: skip
        pieces = list(pieces_of(content))
        for at, piece in pieces[: len(pieces) if many is None else many]:
            session.add(FilePiece(id=new_id(), sha256=sha256, place=at, content=piece))
        session.info["topics"] = {"sent_files"}
