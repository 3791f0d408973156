"""Training of the models, their evaluation and their cards; a trained model goes to the hub."""

from greenscan.training.publishing import push_to_hub

__all__ = ["push_to_hub"]
