"""Plain Python without Django: the parts that compute."""
