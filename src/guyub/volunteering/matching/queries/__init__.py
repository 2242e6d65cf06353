from .fitting import activities_fitting, offers_fitting
from .offer import offers_near, offers_of

__all__ = ["activities_fitting", "offers_fitting", "offers_near", "offers_of"]
