from .code import SignInCode
from .consent import Consent, ConsentText
from .contact import Contact
from .login import Login
from .person import Person
from .portrait import Portrait
from .token import AccessToken, FeedToken

__all__ = ["AccessToken", "Consent", "ConsentText", "Contact", "FeedToken", "Login", "Person", "Portrait", "SignInCode"]
