from .enrolment import Enrolment
from .entry import Entry
from .scheme import Scheme, Version
from .transcript import Transcript

__all__ = ["Enrolment", "Entry", "Scheme", "Transcript", "Version"]
