"""A course of Metamemory's lessons for nbgrader 0.9. Written once by ./learn course; change it freely."""

import os
import sys

COURSE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, COURSE)

from metamemory_nbgrader import Grade, Repair  # noqa: E402
from nbconvert.preprocessors import ClearMetadataPreprocessor  # noqa: E402
from nbgrader.preprocessors import (  # noqa: E402
    AssignLatePenalties,
    CheckCellMetadata,
    ClearOutput,
    DeduplicateIds,
    IgnorePattern,
    LimitOutput,
    OverwriteCells,
    OverwriteKernelspec,
    SaveAutoGrades,
)

c = get_config()  # noqa: F821

c.CourseDirectory.course_id = @COURSE_ID@
c.CourseDirectory.root = COURSE
c.IncludeHeaderFooter.header = ""

# What stands in place of a solution: as in the lessons that ./learn gives out, so that the grader
# knows an answer that was not begun.
c.ClearSolutions.code_stub = {"java": 'throw new UnsupportedOperationException("not done yet");'}

# Repair comes first: whatever a student did to nbgrader's cells, what follows finds them whole.
c.Autograde.sanitize_preprocessors = [
    Repair,
    ClearOutput,
    DeduplicateIds,
    OverwriteKernelspec,
    OverwriteCells,
    CheckCellMetadata,
]

# Grade stands where nbgrader would run the notebook: nothing of a submission runs in this process.
c.Autograde.autograde_preprocessors = [
    Grade,
    IgnorePattern,
    ClearMetadataPreprocessor,
    LimitOutput,
    SaveAutoGrades,
    AssignLatePenalties,
    CheckCellMetadata,
]

# How to call the grader, and how well it must keep strangers' code in: require, auto or off.
c.Grade.command = [@LEARN@]
c.Grade.sandbox = "require"

# So that feedback keeps the pictures and the tables of the checks.
c.ClearMetadataPreprocessor.preserve_cell_metadata_mask = [("nbgrader",)]
