"""The cast that all tests share: built once, through commands."""

from guyub.portal.demo.cast import Cast, build, reload

__all__ = ["Cast", "build", "reload"]
