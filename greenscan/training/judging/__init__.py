"""How right models are: metrics, intervals, tests."""
