from .activity import Activity
from .attendance import Attendance
from .audit import Audit
from .calendar import Import
from .limit import LoadLimit
from .shift import Role, Shift
from .signup import SignUp, Swap

__all__ = ["Activity", "Attendance", "Audit", "Import", "LoadLimit", "Role", "Shift", "SignUp", "Swap"]
