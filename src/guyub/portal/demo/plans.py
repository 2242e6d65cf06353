"""What each sort of group does, all in one."""

from .plans_field import FIELD
from .plans_health import HEALTH
from .plans_learning import LEARNING

PLANS = {**HEALTH, **LEARNING, **FIELD}
