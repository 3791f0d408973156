"""The commands of greenscan, one a module; each is imported when it is called."""
