"""Stands in for nbgrader 0.9, which no Debian package has: the same steps in the same order, on the
real nbconvert, with a course's own nbgrader_config.py. Usage: nbgrader_double.py COURSE ASSIGNMENT

Gives an assignment out, lets students hand in all that students hand in, grades it, writes feedback,
and prints the scores as JSON. What nbgrader keeps in a database is a dict here.
"""

import copy
import hashlib
import json
import os
import sys
import types

import nbformat
from nbconvert.exporters import HTMLExporter, NotebookExporter
from nbconvert.preprocessors import Preprocessor
from traitlets.config import Config
from traitlets.config.loader import PyFileConfigLoader

DATABASE = {}
SCORES = {}
KEYS = {"schema_version", "grade", "locked", "solution", "task", "grade_id", "points", "checksum", "cell_type"}


class BatchAborted(Exception):
    """What nbgrader does when cells' metadata look like those of another version."""


def meta(cell):
    return cell.metadata.get("nbgrader", {})


def flag(cell, name):
    return bool(meta(cell).get(name, False))


def locked(cell):
    if "nbgrader" not in cell.metadata or flag(cell, "solution"):
        return False
    return True if flag(cell, "grade") else flag(cell, "locked")


def checksum(cell):
    parts = [cell.source, cell.cell_type]
    parts += [str(flag(cell, "grade")), str(flag(cell, "solution")), str(locked(cell))]
    parts.append(meta(cell)["grade_id"])
    if flag(cell, "grade"):
        parts.append(str(float(meta(cell)["points"])))
    return hashlib.md5("".join(parts).encode("utf-8")).hexdigest()


class Enabled(Preprocessor):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.enabled = True

    def preprocess_cell(self, cell, resources, index):
        return cell, resources


class ClearOutput(Enabled):
    def preprocess_cell(self, cell, resources, index):
        if cell.cell_type == "code":
            cell.outputs = []
            cell.execution_count = None
        return cell, resources


class DeduplicateIds(Enabled):
    def preprocess(self, nb, resources):
        seen = set()
        for cell in reversed(nb.cells):
            if flag(cell, "grade") or flag(cell, "solution") or locked(cell):
                if meta(cell)["grade_id"] in seen:
                    cell.metadata["nbgrader"] = {}
                seen.add(meta(cell).get("grade_id"))
        return nb, resources


class OverwriteKernelspec(Enabled):
    def preprocess(self, nb, resources):
        nb.metadata["kernelspec"] = DATABASE["kernelspec"]
        return nb, resources


class OverwriteCells(Enabled):
    def preprocess_cell(self, cell, resources, index):
        kept = DATABASE["cells"].get(meta(cell).get("grade_id"))
        if kept is None:
            meta(cell).pop("grade_id", None)
            return cell, resources
        if cell.cell_type != kept.cell_type:
            cell.cell_type = kept.cell_type
        if locked(cell) != locked(kept):
            cell.metadata.nbgrader["locked"] = locked(kept)
        if flag(cell, "grade"):
            cell.metadata.nbgrader["points"] = float(meta(kept)["points"])
        cell.metadata.nbgrader["checksum"] = checksum(kept)
        if locked(kept) and checksum(cell) != checksum(kept):
            cell.source = kept.source
            if checksum(cell) != checksum(kept):
                raise RuntimeError("inconsistent checksums: " + meta(kept)["grade_id"])
        return cell, resources


class CheckCellMetadata(Enabled):
    def preprocess(self, nb, resources):
        seen = set()
        for cell in nb.cells:
            if "nbgrader" not in cell.metadata:
                continue
            found = cell.metadata["nbgrader"]
            if found.get("schema_version", 0) != 3:
                raise BatchAborted("schema version of a cell: %s" % found.get("schema_version", 0))
            if not {"grade", "locked", "solution"} <= set(found) <= KEYS:
                raise ValueError("metadata: %s" % sorted(found))
            if found["grade"] or found["solution"] or found["locked"]:
                if found["grade_id"] in seen:
                    raise ValueError("twice: " + found["grade_id"])
                seen.add(found["grade_id"])
            if found["grade"] and "points" not in found:
                raise ValueError("no points: " + found["grade_id"])
        return nb, resources


class SaveAutoGrades(Enabled):
    def preprocess_cell(self, cell, resources, index):
        if flag(cell, "grade"):
            student = SCORES.setdefault(resources["nbgrader"]["student"], {})
            student[meta(cell)["grade_id"]] = self.points(cell)
        return cell, resources

    @staticmethod
    def points(cell):
        most = float(meta(cell)["points"])
        for output in cell.outputs:
            if output.output_type == "error" or output.get("name") == "stderr":
                return 0.0
            if output.output_type == "execute_result":
                try:
                    number = float(output["data"]["text/plain"])
                except ValueError:
                    return most
                if number > most:
                    raise ValueError("partial credit is more than the points")
                return number if number >= 0 else most
        return most


class Execute(Enabled):
    def preprocess(self, nb, resources):
        raise AssertionError("nothing of a submission may run here")


class Untouched(Enabled):
    pass


def install_double():
    package = types.ModuleType("nbgrader")
    preprocessors = types.ModuleType("nbgrader.preprocessors")
    for each in (ClearOutput, DeduplicateIds, OverwriteKernelspec, OverwriteCells, CheckCellMetadata, SaveAutoGrades, Execute):
        setattr(preprocessors, each.__name__, each)
    for name in ("AssignLatePenalties", "IgnorePattern", "LimitOutput"):
        setattr(preprocessors, name, type(name, (Untouched,), {}))
    package.preprocessors = preprocessors
    sys.modules["nbgrader"] = package
    sys.modules["nbgrader.preprocessors"] = preprocessors


def generate(course, assignment, config):
    path = os.path.join(course, "source", assignment, assignment + ".ipynb")
    nb = nbformat.read(path, as_version=4)
    CheckCellMetadata().preprocess(nb, {})
    stub = config.ClearSolutions.code_stub[nb.metadata.kernelspec.language]
    DATABASE["kernelspec"] = copy.deepcopy(nb.metadata.kernelspec)
    DATABASE["cells"] = {meta(c)["grade_id"]: copy.deepcopy(c) for c in nb.cells if "grade_id" in meta(c)}
    for cell in nb.cells:
        if flag(cell, "solution"):
            cell.source = without_solution(cell.source, stub)
        if "grade_id" in meta(cell):
            cell.metadata.nbgrader["checksum"] = checksum(cell)
            cell.metadata.nbgrader["cell_type"] = cell.cell_type
    release = os.path.join(course, "release", assignment)
    os.makedirs(release)
    nbformat.write(nb, os.path.join(release, assignment + ".ipynb"))
    return nb


def without_solution(source, stub):
    kept, inside, found = [], False, False
    for line in source.split("\n"):
        if "BEGIN SOLUTION" in line:
            inside = found = True
            kept.append(line[: len(line) - len(line.lstrip())] + stub)
        elif "END SOLUTION" in line:
            inside = False
        elif not inside:
            kept.append(line)
    return "\n".join(kept) if found else stub


def cell_of(nb, grade_id):
    return next(c for c in nb.cells if meta(c).get("grade_id") == grade_id)


def solved(release, source):
    nb = copy.deepcopy(release)
    for cell in nb.cells:
        if flag(cell, "solution"):
            cell.source = cell_of(source, meta(cell)["grade_id"]).source
    return nb


def submissions(release, source):
    """Students by what they did."""
    ids = [meta(c)["grade_id"] for c in release.cells if flag(c, "solution")]
    checks = [meta(c)["grade_id"] for c in release.cells if flag(c, "grade")]
    whole = lambda: solved(release, source)  # noqa: E731
    given = {"solved": whole(), "untouched": copy.deepcopy(release)}
    half = whole()
    cell_of(half, "bump").source = cell_of(release, "bump").source
    given["half"] = half
    copied = whole()
    copied.cells += copy.deepcopy([cell_of(copied, checks[0]), cell_of(release, ids[0])])
    given["copied"] = copied
    deleted = whole()
    deleted.cells = [c for c in deleted.cells if meta(c).get("grade_id") != checks[0]]
    given["check-deleted"] = deleted
    gone = whole()
    gone.cells = [c for c in gone.cells if meta(c).get("grade_id") != ids[0]]
    given["answer-deleted"] = gone
    flipped = whole()
    for cell in flipped.cells:
        if "grade_id" in meta(cell):
            cell.metadata.nbgrader.update(grade=not meta(cell)["grade"], locked=False, points=100)
    given["flipped"] = flipped
    cheat = copy.deepcopy(release)
    for check in checks:
        cell_of(cheat, check).source = "1000"
    given["edited-checks"] = cheat
    kinds = whole()
    cell_of(kinds, checks[0]).cell_type = "markdown"
    cell_of(kinds, ids[0]).cell_type = "raw"
    given["kinds-changed"] = kinds
    odd = whole()
    odd.cells[0].metadata["nbgrader"] = {"grade_id": "nobody-knows", "schema_version": 1}
    odd.cells[1].metadata["nbgrader"] = {}
    given["odd-metadata"] = odd
    exits = whole()
    cell = cell_of(exits, ids[0])
    cell.source = cell.source.replace("{", "{ if (true) System.exit(0);", 1)
    given["exits"] = exits
    old = whole()
    old.nbformat_minor = 4
    for cell in old.cells:
        cell.pop("id", None)
    given["old"] = old
    return given


def hand_in(course, assignment, student, nb):
    folder = os.path.join(course, "submitted", student, assignment)
    os.makedirs(folder)
    with open(os.path.join(folder, assignment + ".ipynb"), "w", encoding="utf-8") as file:
        json.dump(nb, file)


def convert(path, preprocessors, config, resources):
    # As nbgrader does: no preprocessors but those that are registered.
    quiet = Config({"Exporter": {"default_preprocessors": []}})
    quiet.merge(config)
    exporter = NotebookExporter(config=quiet)
    exporter._preprocessors = []
    for each in preprocessors:
        exporter.register_preprocessor(each)
    text, _ = exporter.from_filename(path, resources=resources)
    with open(path, "w", encoding="utf-8") as file:
        file.write(text)


def autograde(course, assignment, student, config):
    resources = {
        "unique_key": assignment,
        "nbgrader": {"student": student, "assignment": assignment, "notebook": assignment, "db_url": ""},
    }
    folder = os.path.join(course, "autograded", student, assignment)
    os.makedirs(folder)
    path = os.path.join(folder, assignment + ".ipynb")
    with open(os.path.join(course, "submitted", student, assignment, assignment + ".ipynb"), "rb") as file:
        handed_in = file.read()
    with open(path, "wb") as file:
        file.write(handed_in)
    convert(path, config.Autograde.sanitize_preprocessors, config, copy.deepcopy(resources))
    convert(path, config.Autograde.autograde_preprocessors, config, copy.deepcopy(resources))
    page, _ = HTMLExporter().from_filename(path)
    return page


def main(course, assignment):
    install_double()
    config = PyFileConfigLoader("nbgrader_config.py", path=course).load_config()
    release = generate(course, assignment, config)
    source = nbformat.read(os.path.join(course, "source", assignment, assignment + ".ipynb"), as_version=4)
    for student, nb in submissions(release, source).items():
        hand_in(course, assignment, student, nb)
    os.makedirs(os.path.join(course, "submitted", "no-notebook", assignment))
    with open(os.path.join(course, "submitted", "no-notebook", assignment, assignment + ".ipynb"), "w") as file:
        file.write("not a notebook")
    os.chdir(course)
    failed, pages = [], {}
    for student in sorted(os.listdir("submitted")):
        try:
            pages[student] = autograde(course, assignment, student, config)
        except BatchAborted:
            raise
        except Exception as error:  # nbgrader notes it and goes on
            failed.append([student, type(error).__name__, str(error)[:300]])
    print(json.dumps({"scores": SCORES, "failed": failed, "solved_page": pages.get("solved", "")}))


if __name__ == "__main__":
    main(os.path.abspath(sys.argv[1]), sys.argv[2])
