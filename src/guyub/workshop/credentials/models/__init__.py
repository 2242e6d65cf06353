from .credential import Credential, Ground, Reliance
from .key import Key
from .kind import Kind
from .mark import Mark, StatusList
from .showing import Part, Showing

__all__ = ["Credential", "Ground", "Key", "Kind", "Mark", "Part", "Reliance", "Showing", "StatusList"]
