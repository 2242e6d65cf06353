from .models import Place


def place_by_text(text):
    return Place.objects.filter(title__iexact=text).first() or Place.objects.filter(name__iexact=text).first()


def near(place, km):
    return Place.objects.filter(pk=place.pk)
