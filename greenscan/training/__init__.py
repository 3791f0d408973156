"""Training of the models, their evaluation and their cards."""
