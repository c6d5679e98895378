package metamemory.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A class on a JupyterHub: three students log in at the same time, run a lesson and hand it in;
/// the teacher grades what they handed in.
final class HubTest {
  private static final Duration STEP = Duration.ofMinutes(2);
  private static final Duration RUN = Duration.ofMinutes(5);
  private static final List<String> STUDENTS = List.of("ada", "blaise", "grace");

  /// Where each has their copy, below their home.
  private static final String FOLDER = "metamemory/" + App.LESSON;

  /// One of them has not begun an exercise.
  private static final String LATE = "blaise";

  private static final String NOT_BEGUN = "bump";

  @TempDir private Path root;

  @Test
  void threeStudentsHandInALessonAndTheTeacherGradesThem() throws Exception {
    LearnerHome teacher = new LearnerHome(root.resolve("teacher"));
    Path users = Files.createDirectories(root.resolve("users"));
    Path exchange = Files.createDirectories(root.resolve("exchange"));
    run(App.learn("--prepare"), teacher);
    Path prefix = installKernelByHand(teacher);
    giveLesson(teacher.lesson(), users);
    Map<String, String> environment =
        Map.of(
            "METAMEMORY_EXCHANGE", exchange.toString(),
            "JUPYTER_PATH", prefix.resolve("share/jupyter").toString());
    try (Hub hub = Hub.start(teacher, users, environment)) {
      handInTogether(hub);
      assertThat(ListeningSockets.of(hub.tree()))
          .isNotEmpty()
          .allMatch(ListeningSockets::isLoopback);
    }

    Path graded = grade(teacher, exchange);
    assertThat(score(graded, "ada")).isEqualTo("25 of 25");
    assertThat(score(graded, LATE)).isEqualTo("17 of 25");
    assertThat(score(graded, "grace")).isEqualTo("25 of 25");
    photograph(teacher, graded);
  }

  /// As a teacher does for all users of a machine, and a user for themselves.
  private Path installKernelByHand(LearnerHome home) {
    Path folder = root.resolve("kernel");
    run(App.learn("kernel", folder.toString()), home);
    List<String> install =
        List.of(
            Needs.pythonWithJupyterClient().toString(),
            "-m",
            "jupyter_client.kernelspecapp",
            "install",
            folder.resolve("metamemory").toString());
    Path prefix = root.resolve("prefix");
    run(with(install, "--prefix=" + prefix), home);
    assertThat(prefix.resolve("share/jupyter/kernels/metamemory/kernel.json"))
        .hasSameTextualContentAs(folder.resolve("metamemory/kernel.json"));
    run(with(install, "--user"), home);
    assertThat(home.kernelspec()).hasSameTextualContentAs(folder.resolve("metamemory/kernel.json"));
    return prefix;
  }

  private static List<String> with(List<String> command, String argument) {
    List<String> more = new ArrayList<>(command);
    more.add(argument);
    return more;
  }

  /// The learner's notebook, answered, with a last cell that hands it in.
  private static void giveLesson(Path lesson, Path users) throws IOException {
    String starter = NotebookFile.read(lesson).starter(NOT_BEGUN);
    Solved.fillIn(lesson);
    for (String student : STUDENTS) {
      NotebookFile notebook = NotebookFile.read(lesson);
      if (student.equals(LATE)) {
        notebook.answer(NOT_BEGUN, starter);
      }
      notebook.json().getAsJsonArray("cells").add(submitCell());
      Path own = Files.createDirectories(users.resolve(student).resolve(FOLDER));
      notebook.write(own.resolve("lesson.ipynb"));
    }
  }

  private static JsonObject submitCell() {
    JsonObject cell = new JsonObject();
    cell.addProperty("cell_type", "code");
    cell.addProperty("id", "submit");
    cell.add("metadata", new JsonObject());
    cell.addProperty("source", "%submit");
    cell.add("execution_count", JsonNull.INSTANCE);
    cell.add("outputs", new JsonArray());
    return cell;
  }

  private void handInTogether(Hub hub) throws InterruptedException, ExecutionException {
    List<Future<?>> handingIn = new ArrayList<>();
    try (ExecutorService all = Executors.newVirtualThreadPerTaskExecutor()) {
      for (String student : STUDENTS) {
        handingIn.add(all.submit(() -> handIn(hub, student)));
      }
    }
    for (Future<?> each : handingIn) {
      each.get();
    }
  }

  private void handIn(Hub hub, String student) {
    LearnerHome home = new LearnerHome(root.resolve("browser-" + student));
    try (Browser browser = Browser.open(home)) {
      NotebookPage page = browser.logIn(hub.link(FOLDER + "/lesson.ipynb"), student);
      page.restartAndRunAll(RUN);
      NotebookPage.Cell last = page.codeCells().getLast();
      browser.screenshot("hub-handed-in-" + student, last.output());

      assertThat(last.text())
          .as(hub.output())
          .contains("Handed in " + App.LESSON + " as " + student);
    }
  }

  /// The teacher's side: the whole exchange, as the students left it.
  private static Path grade(LearnerHome teacher, Path exchange) {
    Path out = teacher.root().resolve("graded");
    run(App.learn("grade", "--submissions", exchange + "", "--out", out + ""), teacher);
    return out;
  }

  private static String score(Path graded, String student) throws IOException {
    Path result = graded.resolve("results").resolve(student).resolve(App.LESSON);
    JsonObject json =
        JsonParser.parseString(Files.readString(result.resolve("result.json")))
            .getAsJsonObject()
            .getAsJsonObject("result");
    return json.get("score") + " of " + json.get("max_score");
  }

  /// Each student's row leads to what the student reads.
  private static void photograph(LearnerHome home, Path graded) {
    try (Browser browser = Browser.open(home)) {
      String links = "return [...document.links].map(a => a.href)";
      List<String> found =
          browser.inspect(graded.resolve("report.html").toUri(), "hub-report", links);
      for (String student : STUDENTS) {
        Path feedback =
            graded.resolve("results").resolve(student).resolve(App.LESSON).resolve("feedback.html");
        assertThat(feedback).isRegularFile();
        assertThat(found).contains(feedback.toUri().toString());
        browser.inspect(feedback.toUri(), "hub-feedback-" + student, "return []");
      }
    }
  }

  private static void run(List<String> command, LearnerHome home) {
    try (ChildProcess process = ChildProcess.start(command, home.environment(), home.workspace())) {
      assertThat(process.awaitExit(STEP)).as(process.output()).isZero();
    }
  }
}
