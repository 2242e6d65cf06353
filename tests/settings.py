"""The settings under which tests run: those of the house, with a data folder of its own and static files as they lie."""

import atexit
import os
import shutil
import tempfile

os.environ.setdefault("GUYUB_PLAIN_STATIC", "1")
if "GUYUB_DATA" not in os.environ:
    os.environ["GUYUB_DATA"] = tempfile.mkdtemp(prefix="guyub-test-")
    atexit.register(shutil.rmtree, os.environ["GUYUB_DATA"], ignore_errors=True)

from config.settings import *  # noqa: E402, F403
from config.settings import STATIC_ROOT  # noqa: E402

STATIC_ROOT.mkdir(parents=True, exist_ok=True)

# Static files are looked for when they are asked for: a list of them made for each test client costs more than most tests.
WHITENOISE_AUTOREFRESH = True
# Passwords are as strong as the house makes them in tests of a running house; here they would cost a third of a second each.
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
