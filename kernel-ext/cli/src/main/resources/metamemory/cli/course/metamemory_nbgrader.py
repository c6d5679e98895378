"""What nbgrader needs to grade Metamemory's lessons.

Two preprocessors for nbgrader 0.9: Repair takes back what students did to the cells that nbgrader
keeps an eye on, and Grade asks the sandboxed grader (./learn grade-one) instead of running the
notebook here. Nothing of a submission runs in this process.
"""

import json
import os
import re
import subprocess
import tempfile
import uuid

import nbformat
from nbconvert.preprocessors import Preprocessor
from traitlets import Bool, Integer, List, Unicode

CHECK = re.compile(r"^\s*%check\s+([A-Za-z0-9_\-]+)\s*$", re.MULTILINE)
FIELDS = ("schema_version", "grade", "solution", "locked", "task", "points")


class NotGraded(Exception):
    """A submission could not be graded, through no fault of its student."""


def meta_of(cell):
    """nbgrader's fields of a cell, or an empty dict where they are not usable."""
    found = cell.get("metadata", {}).get("nbgrader")
    return found if isinstance(found, dict) else {}


def grade_id_of(cell):
    found = meta_of(cell).get("grade_id")
    return found if isinstance(found, str) else ""


class Repair(Preprocessor):
    """Brings nbgrader's cells of a submission back into the form in which they were given out.

    A copied cell becomes an ordinary one (of a copied answer the last that is not the starter
    stays), a deleted one comes back, flags, points and kinds are those of the source. What
    students wrote into their answers is not touched.
    """

    enabled = Bool(True).tag(config=True)
    source_directory = Unicode("source", help="Where the course keeps its own notebooks.").tag(
        config=True
    )
    release_directory = Unicode("release", help="Where nbgrader put the students' ones.").tag(
        config=True
    )

    def preprocess(self, nb, resources):
        source = self._read(self.source_directory, resources)
        if source is None:
            return nb, resources
        released = self._read(self.release_directory, resources)
        starters = {
            grade_id_of(cell): dense(cell)
            for cell in (released.cells if released is not None else [])
            if grade_id_of(cell)
        }
        wanted = {grade_id_of(cell): cell for cell in source.cells if grade_id_of(cell)}
        nb.cells = [self._whole(cell) for cell in nb.cells if isinstance(cell, dict)]
        self._keep_one_of_each(nb.cells, wanted, starters)
        for cell in nb.cells:
            if grade_id_of(cell):
                self._restore(cell, wanted[grade_id_of(cell)])
        self._add_missing(nb.cells, source.cells, starters)
        give_ids(nb)
        nb.metadata["kernelspec"] = source.metadata.get("kernelspec", {})
        return nb, resources

    def _read(self, folder, resources):
        names = resources["nbgrader"]
        path = os.path.join(folder, ".", names["assignment"], names["notebook"] + ".ipynb")
        if not os.path.isfile(path):
            return None
        return nbformat.read(path, as_version=4)

    @staticmethod
    def _whole(cell):
        """A cell as every reader expects it."""
        if not isinstance(cell.get("metadata"), dict):
            cell["metadata"] = nbformat.NotebookNode()
        if not isinstance(cell.get("source"), str):
            cell["source"] = ""
        if cell.get("cell_type") not in ("code", "markdown", "raw"):
            cell["cell_type"] = "raw"
        if "nbgrader" in cell.metadata and not grade_id_of(cell):
            del cell.metadata["nbgrader"]
        return cell

    @staticmethod
    def _keep_one_of_each(cells, wanted, starters):
        chosen = {}
        for index, cell in enumerate(cells):
            grade_id = grade_id_of(cell)
            if grade_id not in wanted:
                continue
            is_starter = dense(cell) in ("", starters.get(grade_id))
            if grade_id not in chosen or not is_starter:
                chosen[grade_id] = index
        for index, cell in enumerate(cells):
            grade_id = grade_id_of(cell)
            if grade_id and chosen.get(grade_id) != index:
                del cell.metadata["nbgrader"]

    @staticmethod
    def _restore(cell, original):
        now = {"grade_id": grade_id_of(original)}
        for field in FIELDS:
            if field in meta_of(original):
                now[field] = meta_of(original)[field]
        now["cell_type"] = original.cell_type
        cell.metadata["nbgrader"] = nbformat.NotebookNode(now)
        cell["cell_type"] = original.cell_type
        cell.pop("attachments", None)
        if original.cell_type == "code":
            cell["outputs"] = []
            cell["execution_count"] = None
        else:
            cell.pop("outputs", None)
            cell.pop("execution_count", None)
        if now.get("locked") and not now.get("solution"):
            cell["source"] = original.source

    def _add_missing(self, cells, originals, starters):
        """Puts what is missing behind what stands before it in the source."""
        after = -1
        for original in originals:
            grade_id = grade_id_of(original)
            if not grade_id:
                continue
            places = [i for i, cell in enumerate(cells) if grade_id_of(cell) == grade_id]
            if places:
                after = places[0]
                continue
            cell = nbformat.from_dict(json.loads(json.dumps(original)))
            if meta_of(original).get("solution"):
                cell["source"] = ""
            self._restore(cell, original)
            after += 1
            cells.insert(after, cell)
            self.log.warning("The cell %s was missing and was added again.", grade_id)


def dense(cell):
    return re.sub(r"\s+", "", cell["source"])


def give_ids(nb):
    """Cells of format 4.5 have ids, each its own; older ones have none."""
    has_ids = (nb.nbformat, nb.get("nbformat_minor", 0)) >= (4, 5)
    seen = set()
    for cell in nb.cells:
        if not has_ids:
            cell.pop("id", None)
            continue
        given = cell.get("id")
        if not isinstance(given, str) or not re.fullmatch(r"[a-zA-Z0-9\-_]{1,64}", given) or given in seen:
            cell["id"] = uuid.uuid4().hex[:8]
        seen.add(cell["id"])


class Grade(Preprocessor):
    """Grades a submission by Metamemory's own command, in its sandbox.

    Each cell `%check ID` gets that exercise's feedback and its points, as nbgrader reads them: a
    result that is a number. Any other graded code cell gets no points, since nothing ran it.
    """

    enabled = Bool(True).tag(config=True)
    command = List(Unicode(), ["./learn"], help="The command learn, in words.").tag(config=True)
    sandbox = Unicode("require", help="As the option --sandbox of learn.").tag(config=True)
    patience = Integer(300, help="Seconds for one notebook, its exercises together.").tag(config=True)

    def preprocess(self, nb, resources):
        names = resources["nbgrader"]
        result = self._result(nb, names["assignment"], names["student"])
        graded = {each["exercise"]: each for each in result["exercises"]}
        for cell in nb.cells:
            if cell.cell_type == "code":
                cell["outputs"] = []
                if meta_of(cell).get("grade") and not meta_of(cell).get("solution"):
                    cell["outputs"] = self._outputs(cell, graded)
        return nb, resources

    def _outputs(self, cell, graded):
        found = CHECK.search(cell.source)
        each = graded.get(found.group(1)) if found else None
        if each is None:
            return [result_of(0, "<p>Nothing grades this cell: 0 points.</p>")]
        points = float(meta_of(cell).get("points", 0))
        score = each["score"]
        if each["max_score"] and each["max_score"] != points:
            score = points * each["score"] / each["max_score"]
        return [result_of(max(0, min(score, points)), each.get("page", ""))]

    def _result(self, nb, assignment, student):
        with tempfile.TemporaryDirectory(prefix="metamemory-") as folder:
            submitted = os.path.join(folder, "submitted.ipynb")
            with open(submitted, "w", encoding="utf-8") as file:
                json.dump(nb, file)
            out = os.path.join(folder, "result.json")
            ran = self._run(submitted, out, folder, assignment, student)
            if ran.returncode != 0 or not os.path.isfile(out):
                raise NotGraded(
                    "learn grade-one ended with %d: %s" % (ran.returncode, ran.stderr.strip()[-2000:])
                )
            with open(out, encoding="utf-8") as file:
                result = json.load(file)
            for each in result["exercises"]:
                page = os.path.join(folder, each["exercise"] + ".html")
                if os.path.isfile(page):
                    with open(page, encoding="utf-8") as file:
                        each["page"] = file.read()
        if result["verdict"] == "infrastructure":
            raise NotGraded(result["message"])
        return result

    def _run(self, submitted, out, folder, assignment, student):
        words = ["grade-one", "--sandbox", self.sandbox, "--lesson", assignment]
        words += ["--student", student, "--pages", folder, "--out", out, submitted]
        try:
            return subprocess.run(
                list(self.command) + words,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
                encoding="utf-8",
                errors="replace",
                timeout=self.patience,
                check=False,
            )
        except subprocess.TimeoutExpired as error:
            raise NotGraded("learn grade-one took more than %d s" % self.patience) from error
        except OSError as error:
            raise NotGraded("learn cannot be started: %s" % error) from error


def result_of(score, html):
    """nbgrader takes the first result's text for the points, and shows its HTML."""
    number = repr(round(float(score), 6))
    data = {"text/plain": number, "text/html": "<div>%s<p>Points: %s</p></div>" % (html, number)}
    return nbformat.from_dict(
        {"output_type": "execute_result", "execution_count": None, "metadata": {}, "data": data}
    )
