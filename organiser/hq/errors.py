"""Why the committees' door stays shut: a status of HTTP and a word that programs read."""

from organiser.sync.wire import Order


class Closed(Exception):
    """Nothing was done."""

    def __init__(
        self,
        status: int,
        code: str,
        *,
        epoch: str = "",
        inc: int = 0,
        last_no: int = 0,
        orders: tuple[Order, ...] = (),
        wait: int = 0,
    ) -> None:
        super().__init__(code)
        self.status = status
        self.code = code
        self.epoch = epoch
        self.inc = inc
        self.last_no = last_no
        self.orders = orders
        self.wait = wait
        """Seconds after which to ask again; 0 when that is left to who asks."""
