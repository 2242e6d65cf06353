"""What volunteers offer and what groups need, brought together."""
