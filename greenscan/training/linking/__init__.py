"""How the linking model is made and judged."""
