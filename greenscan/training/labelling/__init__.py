"""Sentences out to be labelled, and their labels back in.

Which sentences are worth labelling, the forms that labelling tools take them in, and what these
tools export.
"""
