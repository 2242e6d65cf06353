from .found import FEW, PAGE, Hit, found_activities, found_groups, why_activities, why_groups
from .question import Question, looked_up, meant, question
from .steps import activities_among, activities_holding, groups_among, groups_holding

__all__ = [
    "FEW", "PAGE", "Hit", "Question", "activities_among", "activities_holding", "found_activities", "found_groups",
    "groups_among", "groups_holding",
    "looked_up", "meant", "question", "why_activities", "why_groups",
]
