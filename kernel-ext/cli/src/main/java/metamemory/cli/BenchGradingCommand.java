package metamemory.cli;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import metamemory.cli.grading.GradeSetup;
import metamemory.cli.grading.GradingScale;
import metamemory.cli.grading.SandboxOption;
import metamemory.cli.machine.ExitCode;
import metamemory.cli.machine.Stop;
import metamemory.grade.GradeResult;
import metamemory.grade.NotebookResult;
import metamemory.grade.Release;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Measures how long grading takes, one after the other and a whole class.
@Command(
    name = "grading",
    mixinStandardHelpOptions = true,
    description = {
      "Measures how long the grading of one exercise takes, from the start of its process to its"
          + " verdict: grades each lesson's own solutions, one after the other.",
      "Then grades one lesson as often as a class would hand it in, on all processors, and says"
          + " what that takes of time and of the grader's own memory.",
      "At last grades classes of 10, 100, 1,000 and more empty answers, and says what memory the"
          + " grader itself holds at the end of each.",
      "Other load makes it slower: the lines say how much there was."
    })
final class BenchGradingCommand implements Callable<Integer> {
  /// After the first of them, the grader's memory is looked at.
  private static final int FIRST_SUBMISSIONS = 10;

  private final Context context;

  @Option(
      names = "--rounds",
      paramLabel = "N",
      description = "How often each lesson is graded (default: ${DEFAULT-VALUE}).")
  private int rounds = 3;

  @Option(
      names = "--lesson",
      paramLabel = "LESSON",
      description =
          "The lesson that the class hands in, or the beginning of its name (default:"
              + " ${DEFAULT-VALUE}, which has four exercises).")
  private String lesson = "10";

  @Option(
      names = "--submissions",
      paramLabel = "N",
      description = "How many submissions of one lesson a class has (default: ${DEFAULT-VALUE}).")
  private int submissions = 200;

  @Option(
      names = "--largest",
      paramLabel = "N",
      description =
          "The largest class of empty answers, at least 10; 0 for none (default:"
              + " ${DEFAULT-VALUE}).")
  private int largest = 10_000;

  @Mixin private final SandboxOption sandbox = new SandboxOption();

  BenchGradingCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    GradeSetup setup = GradeSetup.of(context.app(), sandbox.choose(), 1);
    List<Release> releases = setup.releases();
    if (releases.isEmpty()) {
      throw Stop.fault("no lesson has exercises");
    }
    Release ofClass = setup.release(lesson);
    List<Long> times = new ArrayList<>();
    Map<String, List<Long>> byLesson = new LinkedHashMap<>();
    String kept = "";
    // The first round is not counted: it starts the compiler.
    for (int round = -1; round < rounds; round++) {
      for (Release release : releases) {
        NotebookResult result = setup.grader().grade(release, solutions(release), null);
        kept = result.sandbox();
        if (round >= 0) {
          List<Long> taken = byLesson.computeIfAbsent(release.lesson(), _ -> new ArrayList<>());
          result.exercises().stream().map(GradeResult::elapsedMs).forEach(taken::add);
        }
      }
    }
    byLesson.forEach((name, taken) -> {
      context.screen().say("%-26s median %4d ms".formatted(name, median(taken)));
      times.addAll(taken);
    });
    context.screen().say(text(times));
    if (submissions > 0) {
      context.screen().say(gradeClass(setup, ofClass));
    }
    if (largest > 0) {
      context.screen().say(growing(setup));
    }
    context.screen().say(machine(kept));
    return ExitCode.DONE.status();
  }

  private Path solutions(Release release) {
    Path solutions = context.app().lessons().resolve(release.lesson()).resolve("lesson.ipynb");
    if (!Files.isRegularFile(solutions)) {
      throw Stop.fault("the lesson has no notebook: " + solutions);
    }
    return solutions;
  }

  private static long median(List<Long> times) {
    return times.stream().sorted().toList().get(times.size() / 2);
  }

  private String gradeClass(GradeSetup setup, Release release) throws InterruptedException {
    Path notebook = solutions(release);
    int workers = Runtime.getRuntime().availableProcessors();
    AtomicInteger done = new AtomicInteger();
    AtomicLong before = new AtomicLong();
    long start = System.nanoTime();
    try (ExecutorService pool = Executors.newFixedThreadPool(workers)) {
      for (int i = 0; i < submissions; i++) {
        String student = "student-" + i;
        pool.execute(() -> {
          setup.grader().grade(release, notebook, student);
          if (done.incrementAndGet() == Math.min(FIRST_SUBMISSIONS, submissions)) {
            before.set(usedKibibytes());
          }
        });
      }
    }
    long millis = (System.nanoTime() - start) / 1_000_000;
    return String.format(
        Locale.ROOT,
        "%d submissions of %s with %d exercises: %.1f s on %d processors;"
            + " the grader's heap: %,d KiB after %d, %,d KiB after all",
        submissions,
        release.lesson(),
        release.exercises().size(),
        millis / 1000.0,
        workers,
        before.get(),
        Math.min(FIRST_SUBMISSIONS, submissions),
        usedKibibytes());
  }

  private String growing(GradeSetup setup) throws IOException {
    StringBuilder text = new StringBuilder("the grader's heap at the end of a class of empty");
    text.append(" answers:");
    String between = " ";
    for (long students = FIRST_SUBMISSIONS; students <= largest; students *= 10) {
      long used = GradingScale.heapBytes(setup, (int) students, context.screen());
      text.append(String.format(Locale.ROOT, "%s%,d KiB for %,d", between, used >> 10, students));
      between = ", ";
    }
    return text.toString();
  }

  private static long usedKibibytes() {
    return GradingScale.usedBytes() >> 10;
  }

  private static String text(List<Long> times) {
    if (times.isEmpty()) {
      return "No grading was counted.";
    }
    List<Long> sorted = times.stream().sorted().toList();
    return String.format(
        Locale.ROOT,
        "%d gradings of one exercise, after the first: median %d ms, fastest %d ms, 9 of 10 within"
            + " %d ms",
        sorted.size(),
        sorted.get(sorted.size() / 2),
        sorted.getFirst(),
        sorted.get(sorted.size() * 9 / 10));
  }

  private static String machine(String sandbox) {
    return String.format(
        Locale.ROOT,
        "sandbox: %s; load average %.1f on %d processors",
        sandbox,
        ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage(),
        Runtime.getRuntime().availableProcessors());
  }
}
