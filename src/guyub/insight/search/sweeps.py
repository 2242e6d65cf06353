from guyub.core.sweeps import sweep

from .commands.building import build
from .models import Index


@sweep(every=600)
def build_first_index():
    """Once in a house that was there before its index."""
    if not Index.objects.filter(built_at__isnull=False).exists():
        build()
