from .total import below, month_by_group, months_of_group, sum_of
from .transfer import given_by, transfer_public

__all__ = ["below", "given_by", "month_by_group", "months_of_group", "sum_of", "transfer_public"]
