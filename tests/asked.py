"""Somebody who asked to create a committee, as far as three founders who confirm."""

from visitor import FOUNDS


class Asked:
    """A request whose founder confirmed her e-mail."""

    def __init__(self, server, insee="22113", name="Comité de Lannion") -> None:
        server._use()
        from organiser.hq import home
        from organiser.hq.models import CommitteeRequest
        from organiser.hq.usecases.founding import asking
        from organiser.hq.usecases.founding.asking import Founder, Other

        said = {key: FOUNDS[key] for key in ("first_name", "last_name", "phone", "why")}
        others = (Other("Yann Tanguy", f"yann.{insee}@example.org"),
                  Other("Malika Benali", f"malika.{insee}@example.org"))  # fmt: skip
        mailbox = f"nolwenn.{insee}@example.org"
        founder = Founder(committee=name, email=mailbox, others=others, **said)
        known = set(CommitteeRequest.objects.values_list("pk", flat=True))
        asking.begin(home.keys(), founder, insee, f"192.0.2.{len(known)}")
        self.request = CommitteeRequest.objects.exclude(pk__in=known).get()
        asking.verify(home.keys(), self.request)

    def confirmed(self) -> "Asked":
        """Have both co-founders confirm."""
        from organiser.hq.usecases.founding import asking

        for other in self.request.co_founders.all():
            asking.confirm_other(other)
        return self
