from .head import chain_lines, head_lines, published_head
from .total import below, month_by_group, months_of_group, sum_of, total_rows, totals_as_of
from .transfer import given_by, public_transfers, transfer_public

__all__ = [
    "below", "chain_lines", "given_by", "head_lines", "month_by_group", "months_of_group", "public_transfers",
    "published_head", "sum_of", "total_rows", "totals_as_of", "transfer_public",
]
