"""The `guyub` command line: serve, worker, demo, seed, check, allocate, create-admin …, and Django's own commands."""

import os
import sys

NAMES = {"create-admin": "create_admin", "check": "prove", "search-index": "search_index", "system-check": "check"}


def main():
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    words = list(sys.argv)
    if len(words) > 1:
        words[1] = NAMES.get(words[1], words[1])
    if words[1:2] == ["demo"]:
        os.environ.setdefault("GUYUB_DEMO", "1")
    from django.core.management import execute_from_command_line

    execute_from_command_line(words)


if __name__ == "__main__":
    main()
