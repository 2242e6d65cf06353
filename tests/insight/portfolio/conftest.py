from tests.workshop.activities.conftest import attended, later, plan  # noqa: F401
