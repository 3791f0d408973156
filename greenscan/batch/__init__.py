"""Many documents: screened apart from each other, so that a bad one costs only itself.

`greenscan.batch.many` is for Python, `greenscan.batch.archive` for files. Nothing is imported here:
a child process imports of this package only what it needs.
"""
