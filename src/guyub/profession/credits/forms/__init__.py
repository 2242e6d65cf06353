from .member import AdoptForm, ClaimForm, DecisionForm, EnrolForm, PublishForm, TranscriptForm
from .scheme import Editor

__all__ = ["AdoptForm", "ClaimForm", "DecisionForm", "Editor", "EnrolForm", "PublishForm", "TranscriptForm"]
