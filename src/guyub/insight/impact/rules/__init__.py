"""Pure rules: which cells an entry falls into, what a period is, what a figure says, what is too few to show. No ORM."""
