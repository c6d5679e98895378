package metamemory.cli.grading;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import metamemory.cli.machine.Screen;
import metamemory.grade.Release;

/// Measures the grader's own memory in classes of any size. Answers are empty, which is a verdict
/// without a child process, so that ten thousand take seconds and not half an hour; all else is
/// what `learn grade` does: the folder is read, files are read and hashed, results are written.
public final class GradingScale {
  private GradingScale() {}

  /// Grades a class in a temporary folder, and takes that away.
  ///
  /// @param setup the grader and the lessons
  /// @param students how many there are, at least 1
  /// @param screen where progress is shown
  /// @return the used heap in bytes, after a garbage collection, when the last student is graded
  ///   and the class is still known
  /// @throws IOException if the folder cannot be written
  public static long heapBytes(GradeSetup setup, int students, Screen screen) throws IOException {
    Path folder = Files.createTempDirectory("metamemory-scale-");
    try (ResultFolder out = ResultFolder.open(folder.resolve("graded"))) {
      Path in = Files.createDirectory(folder.resolve("class"));
      handIn(setup.releases().getFirst(), students, in);
      SubmissionTree tree = SubmissionTree.of(in);
      StudentGrading grading = new StudentGrading(setup, tree, out, 1, Optional.empty());
      AtomicInteger left = new AtomicInteger(students);
      AtomicLong used = new AtomicLong();
      ClassGrading.StudentWork work =
          student -> {
            List<ClassGrading.Step> steps = grading.grade(student);
            if (left.decrementAndGet() == 0) {
              used.set(usedBytes());
            }
            return steps;
          };
      int workers = Runtime.getRuntime().availableProcessors();
      new ClassGrading(work, screen, workers).run(tree.students());
      return used.get();
    } finally {
      StudentGrading.delete(folder);
    }
  }

  private static void handIn(Release release, int students, Path in) throws IOException {
    String exercise = release.exercises().getFirst().id();
    String notebook =
        """
        {"cells": [{"cell_type": "code", "metadata": {"nbgrader": {"grade_id": "%s",
        "solution": true}}, "source": ""}], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}
        """
            .formatted(exercise);
    for (int student = 0; student < students; student++) {
      String name = String.format(Locale.ROOT, "student%05d__%s.ipynb", student, release.lesson());
      Files.writeString(in.resolve(name), notebook);
    }
  }

  /// The used heap after a garbage collection.
  ///
  /// @return bytes
  public static long usedBytes() {
    System.gc();
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }
}
