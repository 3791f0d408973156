"""The claim register: a workbook in which verifiers work, and which survives a second run."""

from greenscan.exporting.register.existing import check_register
from greenscan.exporting.register.writing import Changes, write_register

__all__ = ["Changes", "check_register", "write_register"]
