from .member import AdoptForm, ClaimForm, DecisionForm, EnrolForm, PublishForm
from .scheme import Editor

__all__ = ["AdoptForm", "ClaimForm", "DecisionForm", "Editor", "EnrolForm", "PublishForm"]
