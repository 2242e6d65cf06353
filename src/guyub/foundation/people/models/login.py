from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.utils import timezone


class LoginManager(BaseUserManager):
    def get_by_natural_key(self, email):
        return self.get(email__iexact=email)


class Login(AbstractBaseUser):
    """The right to sign in, tied to at most one person. `email` and `phone` are kept verified, or empty.

    `is_active` is false exactly while the operator has blocked the login: `blocked_at` says since when, and why.
    """

    person = models.OneToOneField("people.Person", null=True, on_delete=models.PROTECT, related_name="login")
    email = models.EmailField(unique=True, null=True)
    phone = models.CharField(max_length=20, unique=True, null=True)
    is_active = models.BooleanField(default=True)
    operator = models.BooleanField(default=False)
    created_at = models.DateTimeField(default=timezone.now)
    blocked_at = models.DateTimeField(null=True)
    blocked_by = models.ForeignKey("people.Person", null=True, on_delete=models.PROTECT, related_name="+")
    block_reason = models.CharField(max_length=300, blank=True)

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS = []
    objects = LoginManager()

    def __str__(self):
        return self.email or self.phone or f"login {self.pk}"
