"""Owns groups, their tree, memberships and offices, and the occupations and fields by which they are found.

Refuses to know money, activities and what a group does all day.
"""
