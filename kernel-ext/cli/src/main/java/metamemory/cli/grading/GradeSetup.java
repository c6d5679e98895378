package metamemory.cli.grading;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import metamemory.cli.machine.App;
import metamemory.cli.machine.Stop;
import metamemory.grade.Limits;
import metamemory.grade.NotebookGrader;
import metamemory.grade.Release;
import metamemory.grade.Sandbox;
import metamemory.grade.StartCache;
import metamemory.kernel.CheckCache;

/// What grading needs of this machine and this build.
///
/// @param grader grades notebooks, from any thread
/// @param releases the lessons that have exercises
public record GradeSetup(NotebookGrader grader, List<Release> releases) {
  /// Copies the list.
  public GradeSetup {
    releases = List.copyOf(releases);
  }

  /// Sets up grading; makes the start cache the first time, which takes some seconds.
  ///
  /// @param app the jars and lessons
  /// @param sandbox what stands around answers
  /// @param seed what random numbers start from
  /// @return the setup
  /// @throws IOException if the lessons cannot be read
  public static GradeSetup of(App app, Sandbox sandbox, long seed) throws IOException {
    StartCache cache = StartCache.in(CheckCache.folder(app.lessons()));
    try {
      cache.prepareForGrading();
    } catch (IOException e) {
      // Without it grading is only slower.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return new GradeSetup(
        new NotebookGrader(Limits.standard(), seed, Optional.of(cache), sandbox),
        Release.all(app.lessons()));
  }

  /// The lesson that somebody names.
  ///
  /// @param beginning the beginning of its name
  /// @return its release
  /// @throws Stop if no lesson with exercises begins so
  public Release release(String beginning) {
    return releases.stream()
        .filter(each -> each.lesson().startsWith(beginning))
        .findFirst()
        .orElseThrow(() -> Stop.usage("no lesson with exercises begins so: --lesson=" + beginning));
  }
}
