from .case import Case, Party
from .declaration import Declaration
from .link import Kind, Link, Outside, Rule, Weight
from .recusal import Recusal, Suspicion

__all__ = ["Case", "Declaration", "Kind", "Link", "Outside", "Party", "Recusal", "Rule", "Suspicion", "Weight"]
