"""What may come, as ranges: plain Python, without Django. Owns the maths; refuses to know what is forecast."""
