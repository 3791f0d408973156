"""Training, evaluation and description of the models: ``python -m greenscan.training``."""
