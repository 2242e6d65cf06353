from tests.workshop.activities.conftest import later, plan  # noqa: F401
