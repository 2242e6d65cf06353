from .block import Block
from .classification import Field, Goal, Occupation
from .group import Group
from .membership import Category, Membership
from .office import Office
from .referral import Referral

__all__ = ["Block", "Category", "Field", "Goal", "Group", "Membership", "Occupation", "Office", "Referral"]
