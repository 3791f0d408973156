"""greenscan finds environmental claims in reports and says how well each is backed."""

__version__ = "0.1.0"
