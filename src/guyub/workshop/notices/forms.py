from django import forms
from django.utils.translation import gettext_lazy as _


class ChannelForm(forms.Form):
    email = forms.BooleanField(label=_("E-mail"), required=False)
    text = forms.BooleanField(label=_("Pesan ponsel"), required=False)
