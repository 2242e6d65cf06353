"""What the house promises of its own shape. Each rule is a function that finds faults, and is shown a bad sample first."""
