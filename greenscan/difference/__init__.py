"""What changed between two screenings: of one report in two versions, or of two years' reports."""

from greenscan.difference.comparing import Change, Difference, compare_reports
from greenscan.difference.statements import Statement, statements

__all__ = ["Change", "Difference", "Statement", "compare_reports", "statements"]
