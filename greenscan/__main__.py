"""``python -m greenscan`` is the command ``greenscan``."""

from greenscan.cli import main

main(prog_name="greenscan")
