"""Labelled sentences: reading, checking, grouping and splitting them; labels without texts."""
