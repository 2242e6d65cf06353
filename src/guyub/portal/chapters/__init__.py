"""The ten chapters and their overview, as files of Markdown with front matter (TOML between two lines of +++).

A folder for each language, a file for each chapter. The operator's own wording lies in the database and comes first.
"""
