package metamemory.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import metamemory.cli.machine.App;
import metamemory.cli.machine.Machines;
import metamemory.cli.machine.Machines.Recorded;
import metamemory.cli.notebook.Notebook;
import metamemory.cli.notebook.Notebooks;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class MainTest {
  @TempDir private Path folder;
  private final Recorded screen = Machines.screen();

  @BeforeEach
  void twoLessons() throws IOException {
    lesson("01-one", "int x = 40;", "IO.println(x + 2);", "x + 3");
    lesson("02-two", "int y = 1;\n", "\n// divides\nint z = y / 0;", "z");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--help",
        "run --help",
        "book --help",
        "progress --help",
        "check --help",
        "hint --help",
        "solution --help",
        "reset --help",
        "watch --help",
        "cut --help",
        "tidy --help",
        "new-exercise --help",
        "doctor --help",
        "test --help",
        "bench --help",
        "bench pictures --help"
      })
  void explainsItself(String typed) {
    assertThat(learn(typed.split(" "))).isZero();
    assertThat(screen.text()).startsWith("Usage: learn").doesNotContain("null");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--nope",
        "frob",
        "run --as nobody",
        "run --timeout x",
        "run --timeout 0",
        "--port 70000",
        "cut 01",
        "tidy",
        "new-exercise 01",
        "new-exercise 01 shout",
        "bench --mode medium"
      })
  void doesNotGuessWhatIsMeant(String typed) {
    assertThat(learn(typed.split(" "))).isEqualTo(2);
    assertThat(screen.text()).startsWith("learn: ").doesNotContain("\tat ");
  }

  @Test
  void measuresPictures() {
    assertThat(learn("bench", "pictures", "--most", "100")).isZero();
    assertThat(screen.text())
        .containsPattern("BumpArena +100 +[\\d.]+ +[\\d,]+ +[\\d,]+")
        .contains("load average")
        .doesNotContainPattern(" 10,000 +[\\d.]+ ");
  }

  @Test
  void namesTheKnownLessonsForAnUnknownOne() {
    assertThat(learn("run", "03-three")).isEqualTo(2);
    assertThat(screen.text())
        .contains("there is no lesson '03-three'; the lessons are: 01-one, 02-two");
  }

  @Test
  void refusesABeginningThatTwoLessonsHave() {
    assertThat(learn("run", "0")).isEqualTo(2);
    assertThat(screen.text()).contains("more than one lesson begins with '0'");
  }

  @Test
  void saysWhenThereAreNoLessons() {
    App app = new App(folder, folder.resolve("nowhere"));
    assertThat(Main.run(new Context(Machines.linux(folder, Map.of()), screen.screen(), app), "run"))
        .isEqualTo(3);
    assertThat(screen.text()).contains("folder=" + folder.resolve("nowhere"));
  }

  @Test
  void runsALessonAndWritesNotebookAndPage() throws IOException {
    Path out = folder.resolve("out");
    assertThat(learn("run", "01", "--out", out.toString())).as(screen.text()).isZero();
    assertThat(screen.text()).contains("01-one: 3 cells ran");
    Notebook ran = Notebook.read(out.resolve("01-one.ipynb"));
    assertThat(ran.cells().get(1).outputs().toString()).contains("stdout", "42");
    assertThat(ran.cells().get(2).outputs().toString()).contains("execute_result", "43");
    assertThat(out.resolve("01-one.html")).content().contains("42", "43");
  }

  @Test
  void stopsAtTheFirstCellThatFailsAndNamesIt() throws IOException {
    Path out = folder.resolve("out");
    assertThat(learn("run", "02", "--out", out.toString())).isEqualTo(1);
    assertThat(screen.text()).contains("02-two failed in cell 2 (// divides)", "/ by zero");
    Notebook ran = Notebook.read(out.resolve("02-two.ipynb"));
    assertThat(ran.cells().get(1).outputs().toString()).contains("\"error\"");
    assertThat(ran.cells().get(2).outputs()).isEmpty();
  }

  @Test
  void goesOnToTheNextLessonAfterAFailure() {
    assertThat(learn("run", "02", "01", "--out", folder.resolve("out").toString())).isEqualTo(1);
    assertThat(screen.text()).contains("02-two failed", "01-one: 3 cells ran");
    assertThat(screen.text()).contains("2 lessons ran in").contains("failed: 02-two");
  }

  @Test
  void stopsACellThatTakesTooLong() throws IOException {
    lesson("03-three", "while (true) { Thread.onSpinWait(); }");
    assertThat(learn("run", "03", "--timeout", "1", "--out", folder.resolve("out").toString()))
        .isEqualTo(1);
    assertThat(screen.text()).contains("cell 1", "longer than 1 s");
  }

  @Test
  void expectsUnsolvedStubsInTheLearnersNotebook() throws IOException {
    String answer = "int answer() {\n  // BEGIN SOLUTION\n  return 42;\n  // END SOLUTION\n}";
    lesson("04-four", answer, "answer()", "1 + 1");
    String out = folder.resolve("out").toString();
    assertThat(learn("run", "04", "--as", "learner", "--out", out)).as(screen.text()).isZero();
    assertThat(screen.text()).contains("3 cells ran", "1 of them wait for your answer");
    assertThat(learn("run", "04", "--out", out)).as(screen.text()).isZero();
  }

  @Test
  void cutsIntoANewFileOnly() throws IOException {
    Path file = folder.resolve("cut/learner.ipynb");
    assertThat(learn("cut", "01-one", "--out", file.toString())).isZero();
    assertThat(Notebook.read(file).cells()).hasSize(3);
    assertThat(learn("cut", "02-two", "--out", file.toString())).isEqualTo(2);
    assertThat(Notebook.read(file).cells().get(0).source()).isEqualTo("int x = 40;");
  }

  @Test
  void hintsAndProgressAreTheSameAsInTheNotebook() throws IOException {
    Files.writeString(
        folder.resolve("lessons/lessons.json"),
        "{\"lessons\": [{\"id\": \"01-one\", \"title\": \"One\", \"minutes\": 5}]}");
    Files.writeString(
        folder.resolve("lessons/01-one/exercises.json"),
        """
        {"schema": 1, "exercises": [{"id": "twice", "title": "Twice", "suite": "none.Needed",
          "defines": ["twice"], "minutes": 5, "points": 4, "hints": ["Add `x`.", "x + x"]}]}
        """);
    String mine = folder.resolve("mine").toString();
    Files.createDirectories(folder.resolve("mine"));

    assertThat(learn("hint", "twice", "--workspace", mine)).isZero();
    assertThat(learn("hint", "twice", "--workspace", mine)).isZero();
    assertThat(learn("hint", "twice", "1", "--workspace", mine)).isZero();
    assertThat(learn("progress", "--workspace", mine)).isZero();
    assertThat(learn("solution", "twice", "--workspace", mine)).isZero();
    assertThat(learn("hint", "thrice", "--workspace", mine)).isEqualTo(2);
    assertThat(learn("check", "twice", "--workspace", mine)).isEqualTo(3);

    assertThat(screen.text())
        .contains(
            "Hint 1 of 2: Add `x`.\nSay `./learn hint twice` again for the next one.\nHint 2 of 2")
        .contains("0 of 1 exercise passed · 2 hints · 0 min")
        .contains("twice: not tried, 2 hints")
        .contains("You have not tried yet")
        .contains("there is no exercise 'thrice'; the exercises are: twice")
        .contains("your notebook is not there");
  }

  @Test
  void doctorSaysWhatIsMissingAndWhatToDo() {
    assertThat(learn("doctor")).isEqualTo(3);
    assertThat(screen.text())
        .containsPattern("ok +JDK 25")
        .containsPattern("ok +lessons +2")
        .containsPattern("absent +kernel +./learn installs it")
        .containsPattern("absent +Maven +builds the app; get it with: sudo apt-get install");
  }

  private int learn(String... typed) {
    Map<String, String> env =
        Map.of("LEARN_JUPYTER", "path", "METAMEMORY_HOME", folder.resolve("own").toString());
    App app = new App(folder.resolve("lib"), folder.resolve("lessons"));
    return Main.run(new Context(Machines.linux(folder, env), screen.screen(), app), typed);
  }

  private void lesson(String id, String... cells) throws IOException {
    Path file = folder.resolve("lessons").resolve(id).resolve("lesson.ipynb");
    Files.createDirectories(file.getParent());
    Files.writeString(file, Notebooks.ofCode(cells));
  }
}
