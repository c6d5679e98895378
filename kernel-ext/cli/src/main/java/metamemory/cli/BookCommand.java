package metamemory.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import metamemory.cli.book.Book;
import metamemory.cli.book.Chapter;
import metamemory.cli.machine.ExitCode;
import metamemory.cli.machine.SafeFile;
import metamemory.cli.machine.Stop;
import metamemory.cli.notebook.Notebook;
import metamemory.cli.run.LessonRun;
import metamemory.cli.run.RunProgress;
import metamemory.cli.workspace.Lesson;
import metamemory.kernel.SessionOptions;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Writes the book.
@Command(
    name = "book",
    mixinStandardHelpOptions = true,
    description =
        "Runs all lessons and writes them as a book of HTML pages, to be opened without a server.")
final class BookCommand implements Callable<Integer> {
  private static final Duration LIMIT = Duration.ofMinutes(2);

  private final Context context;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Where the pages go (default: book, in your folder).")
  private @Nullable Path out;

  @Mixin private final WorkspaceOption workspace = new WorkspaceOption();

  BookCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    Path folder = context.workspace(workspace.folder);
    Path target = out == null ? folder.resolve("book") : out.toAbsolutePath();
    List<Chapter> chapters = new ArrayList<>();
    for (Chapter.Entry entry : Chapter.entries(context.app().lessons())) {
      chapters.add(new Chapter(entry, run(context.lessons().find(entry.id()), folder)));
    }
    for (Map.Entry<String, String> file : new Book(chapters).files().entrySet()) {
      try {
        SafeFile.replace(
            target.resolve(file.getKey()), file.getValue().getBytes(StandardCharsets.UTF_8));
      } catch (IOException e) {
        throw Stop.missing("the book cannot be written: folder=" + target + " (" + e + ")");
      }
    }
    context.screen().say(context.machine().shortForm(target.resolve("index.html")));
    return ExitCode.DONE.status();
  }

  private Notebook run(Lesson lesson, Path folder) {
    Notebook notebook = lesson.instructors();
    SessionOptions options = new SessionOptions(context.app().lessons(), folder);
    LessonRun.Ended ended;
    try (RunProgress progress =
        RunProgress.of(context.screen(), lesson.id(), LessonRun.cells(notebook))) {
      ended = new LessonRun(options, LIMIT, false).run(notebook, progress::cell);
    }
    ended
        .failure()
        .ifPresent(failure -> {
          throw Stop.fault(
              "%s failed in cell %d (%s): %s"
                  .formatted(lesson.id(), failure.cell(), failure.firstLine(), failure.error()));
        });
    return Chapter.shown(ended.notebook(), lesson.learners());
  }
}
