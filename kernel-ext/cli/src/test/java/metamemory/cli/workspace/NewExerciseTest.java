package metamemory.cli.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import metamemory.cli.machine.Stop;
import metamemory.cli.notebook.Cell;
import metamemory.cli.notebook.Notebook;
import metamemory.grade.Exercise;
import metamemory.grade.Exercises;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class NewExerciseTest {
  private static final String NOTEBOOK =
      """
      {"nbformat_minor": 5, "nbformat": 4, "metadata": {}, "cells": [
        {"cell_type": "markdown", "id": "title", "metadata": {}, "source": "# Sums"},
        {"cell_type": "markdown", "id": "glossary", "metadata": {}, "source": "**Words**"}]}
      """;

  @TempDir private Path root;
  private Lesson lesson;

  @BeforeEach
  void aLesson() throws IOException {
    Path source = root.resolve("lessons/01-sums/lesson.ipynb");
    Files.createDirectories(source.resolveSibling(""));
    Files.writeString(source, NOTEBOOK);
    lesson = new Lesson("01-sums", source);
  }

  private NewExercise exercise(String id) {
    return NewExercise.of(lesson, id, root.resolve("suites"));
  }

  private Exercise read(String id) throws IOException {
    return Exercises.load(root.resolve("lessons")).find(id).orElseThrow();
  }

  private Map<Path, String> files() throws IOException {
    Map<Path, String> files = new TreeMap<>();
    try (Stream<Path> all = Files.walk(root)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        files.put(file, Files.readString(file));
      }
    }
    return files;
  }

  @Test
  void putsItsCellsBeforeTheGlossary() throws IOException {
    exercise("twice-as-much").write();

    List<Cell> cells = lesson.instructors().cells();
    assertThat(cells)
        .extracting(Cell::id)
        .containsExactly(
            "title", "twice-as-much-task", "twice-as-much", "check-twice-as-much", "glossary");
    assertThat(cells.get(1).source())
        .startsWith("### Exercise: `twiceAsMuch` (10 minutes)\n")
        .contains("`%hint twice-as-much`");
    assertThat(cells.get(2).isSolution()).isTrue();
    assertThat(cells.get(3).isCheck()).isTrue();
  }

  @Test
  void isTidyFromTheStart() throws IOException {
    exercise("twice").write();

    assertThat(TidyLesson.of(lesson).write()).isEmpty();
  }

  @Test
  void hasAllThatAnExerciseNeeds() throws IOException {
    List<Path> written = exercise("twice-as-much").write();

    Exercise made = read("twice-as-much");
    assertThat(made.suite()).isEqualTo("metamemory.exercises.TwiceAsMuchExercise");
    assertThat(made.defines()).containsExactly("twiceAsMuch");
    assertThat(made.hints()).hasSize(3);
    assertThat(made.wrong()).hasSize(2);
    assertThat(made.wrong())
        .allMatch(wrong -> Files.exists(made.directory().resolve(wrong.file())));
    String solution = Files.readString(made.directory().resolve(made.solution().orElseThrow()));
    String suite = Files.readString(root.resolve("suites/TwiceAsMuchExercise.java"));
    assertThat(solution).contains("long twiceAsMuch(long value) {\n  return 2 * value;\n}");
    assertThat(suite).contains("class TwiceAsMuchExercise", "@Hidden", "twiceAsMuch(3): twice 3");
    assertThat(made.wrong()).allMatch(wrong -> suite.contains("void " + wrong.fails() + "()"));
    assertThat(written).hasSize(6).allMatch(Files::exists);
  }

  @Test
  void addsToWhatALessonHas() throws IOException {
    exercise("first").write();
    exercise("second").write();

    assertThat(Exercises.load(root.resolve("lessons")).all())
        .extracting(Exercise::id)
        .containsExactly("first", "second");
    assertThat(lesson.instructors().cells()).hasSize(8);
  }

  @Test
  void overwritesNothing() throws IOException {
    exercise("twice").write();
    Files.createDirectories(root.resolve("lessons/01-sums/wrong"));
    Files.writeString(root.resolve("lessons/01-sums/wrong/mine-squares.java"), "// mine");
    Map<Path, String> before = files();

    assertThatThrownBy(() -> exercise("twice").write())
        .isInstanceOf(Stop.class)
        .hasMessageContaining("there is an exercise twice already, in lesson 01-sums");
    assertThatThrownBy(() -> exercise("mine").write())
        .isInstanceOf(Stop.class)
        .hasMessageContaining("mine-squares.java");
    assertThat(files()).isEqualTo(before);
  }

  @Test
  void refusesACellThatIsThereAlready() throws IOException {
    exercise("twice").write();
    Files.delete(root.resolve("lessons/01-sums/exercises.json"));
    Files.delete(root.resolve("suites/TwiceExercise.java"));
    try (Stream<Path> answers = Files.walk(root)) {
      for (Path answer : answers.filter(file -> file.toString().endsWith(".java")).toList()) {
        Files.delete(answer);
      }
    }
    Notebook before = lesson.instructors();

    assertThatThrownBy(() -> exercise("twice").write())
        .isInstanceOf(Stop.class)
        .hasMessageContaining("grade_id twice");
    assertThat(lesson.instructors().toJson()).isEqualTo(before.toJson());
  }

  @Test
  void refusesAnIdThatNobodyCanType() {
    for (String id : List.of("Twice", "twice_more", "-twice", "twice-", "2nd", "")) {
      assertThatThrownBy(() -> exercise(id))
          .isInstanceOf(Stop.class)
          .hasMessageContaining("id=" + id);
    }
  }
}
