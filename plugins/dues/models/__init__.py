"""The tables of Party dues."""

from plugins.dues.models.claims import ArrearsWarning, Claim, Collection
from plugins.dues.models.ledger import Charge, LedgerAccount, Posting
from plugins.dues.models.pictures import Picture
from plugins.dues.models.publishing import Publication
from plugins.dues.models.standing import Book, Standing, Term, Waiver

__all__ = [
    "ArrearsWarning",
    "Book",
    "Charge",
    "Claim",
    "Collection",
    "LedgerAccount",
    "Picture",
    "Posting",
    "Publication",
    "Standing",
    "Term",
    "Waiver",
]
