"""Every request has an actor, built once, on first use."""

from django.utils.functional import SimpleLazyObject

from guyub.core.actors import PUBLIC
from guyub.foundation.groups.queries import actor_of


def actor_for(request):
    login = request.user
    return actor_of(login) if login.is_authenticated else PUBLIC


class ActorMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        request.actor = SimpleLazyObject(lambda: actor_for(request))
        return self.get_response(request)


