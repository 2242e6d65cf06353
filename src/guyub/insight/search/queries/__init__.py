from .found import FEW, PAGE, Hit, found_activities, found_groups
from .question import Question, looked_up, meant, question

__all__ = ["FEW", "PAGE", "Hit", "Question", "found_activities", "found_groups", "looked_up", "meant", "question"]
