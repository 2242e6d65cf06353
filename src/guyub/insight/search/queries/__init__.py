from .found import Hit, found_activities, found_groups
from .question import Question, meant, question

__all__ = ["Hit", "Question", "found_activities", "found_groups", "meant", "question"]
