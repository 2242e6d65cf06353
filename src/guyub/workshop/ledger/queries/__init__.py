from .total import month_by_group, months_of_group, sum_of
from .transfer import given_by, transfer_public

__all__ = ["given_by", "month_by_group", "months_of_group", "sum_of", "transfer_public"]
