from .among import barred_among
from .case import case_recusals, waiting_suspicions
from .declaration import own_declarations, public_declarations
from .log import recusal_log
from .rule import rule_table

__all__ = ["barred_among", "case_recusals", "own_declarations", "public_declarations", "recusal_log", "rule_table",
           "waiting_suspicions"]
