"""What a profession asks of itself: the credits of its members."""
