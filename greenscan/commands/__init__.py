"""The commands beside ``greenscan scan``, one a module; each is imported when it is called."""
