package metamemory.cli.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TidyLessonTest {
  @TempDir private Path folder;

  private TidyLesson lesson(String... cells) throws IOException {
    Path source = folder.resolve("lesson.ipynb");
    Files.writeString(
        source,
        """
        {"nbformat_minor": 5, "nbformat": 4, "metadata": {"kernelspec": {"name": "other"}},
         "cells": [%s]}
        """
            .formatted(String.join(",", cells)));
    return TidyLesson.of(new Lesson("09-bump-arenas", source));
  }

  @Test
  void theNotebookLosesItsOutputsAndGetsItsKeysInOrder() throws IOException {
    TidyLesson lesson =
        lesson(
            """
            {"source": "1 + 1\\n// ü", "outputs": [{"output_type": "stream"}], "metadata": {"b": 1, "a": 2},
             "id": "sum", "execution_count": 7, "cell_type": "code"}
            """);

    assertThat(lesson.write()).containsExactly("lesson.ipynb");
    assertThat(Files.readString(folder.resolve("lesson.ipynb")))
        .isEqualTo(
            """
            {
             "cells": [
              {
               "cell_type": "code",
               "execution_count": null,
               "id": "sum",
               "metadata": {
                "a": 2,
                "b": 1
               },
               "outputs": [],
               "source": [
                "1 + 1\\n",
                "// ü"
               ]
              }
             ],
             "metadata": {
              "kernelspec": {
               "display_name": "Java (Metamemory)",
               "language": "java",
               "name": "metamemory"
              },
              "language_info": {
               "file_extension": ".jshell",
               "mimetype": "text/x-java-source",
               "name": "java",
               "pygments_lexer": "java"
              }
             },
             "nbformat": 4,
             "nbformat_minor": 5
            }
            """);
    assertThat(lesson.write()).isEmpty();
  }

  @Test
  void startersAreWhatTheCutLeaves() throws IOException {
    TidyLesson lesson =
        lesson(
            """
            {"cell_type": "code", "execution_count": null, "id": "answer", "outputs": [],
             "metadata": {"nbgrader": {"solution": true, "grade_id": "double"}},
             "source": "int twice(int x) {\\n  // BEGIN SOLUTION\\n  return 2 * x;\\n  // END SOLUTION\\n}"}
            """);
    Path exercises = folder.resolve("exercises.json");
    Files.writeString(exercises, "{\"exercises\": [{\"id\": \"double\", \"points\": 1}]}");

    assertThat(lesson.write()).containsExactly("lesson.ipynb", "exercises.json");
    assertThat(Files.readString(exercises))
        .contains("\"points\": 1")
        .contains(
            "\"starter\": \"int twice(int x) {\\n"
                + "  throw new UnsupportedOperationException(\\\"not done yet\\\");\\n}\\n\"");
    assertThat(lesson.write()).isEmpty();
  }
}
