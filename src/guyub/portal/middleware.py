"""Every request has a language and an actor. Indonesian comes first, whatever the browser says; English is a click away."""

from django.conf import settings
from django.utils import translation
from django.utils.functional import SimpleLazyObject

from guyub.core.actors import PUBLIC
from guyub.foundation.groups.queries import actor_of

KNOWN = {code for code, _name in settings.LANGUAGES}


class LanguageMiddleware:
    """The language of the cookie, else Indonesian."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        wanted = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME)
        language = wanted if wanted in KNOWN else settings.LANGUAGE_CODE
        translation.activate(language)
        request.LANGUAGE_CODE = language
        answer = self.get_response(request)
        answer.setdefault("Content-Language", language)
        return answer


def actor_for(request):
    login = request.user
    return actor_of(login) if login.is_authenticated else PUBLIC


class ActorMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        request.actor = SimpleLazyObject(lambda: actor_for(request))
        return self.get_response(request)
