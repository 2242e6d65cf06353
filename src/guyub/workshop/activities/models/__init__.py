from .activity import Activity
from .attendance import Attendance
from .calendar import Import
from .shift import Role, Shift
from .signup import SignUp, Swap

__all__ = ["Activity", "Attendance", "Import", "Role", "Shift", "SignUp", "Swap"]
