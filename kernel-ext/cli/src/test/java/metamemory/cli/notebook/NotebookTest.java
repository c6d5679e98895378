package metamemory.cli.notebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class NotebookTest {
  // As Jupyter saves it: one blank of indentation, lines with their ends, an empty object on one
  // line.
  private static final String AS_SAVED =
      """
      {
       "cells": [
        {
         "cell_type": "code",
         "execution_count": null,
         "id": "a1",
         "metadata": {
          "ours": {
           "unknown": [
            1.50,
            true,
            null
           ]
          }
         },
         "outputs": [],
         "source": [
          "// <b>ü & \\"ö\\"</b>\\n",
          "1 + 1"
         ]
        }
       ],
       "metadata": {},
       "nbformat": 4,
       "nbformat_minor": 5,
       "of_the_future": {}
      }
      """;

  @Test
  void writesWhatItReadByteForByte() {
    assertThat(Notebook.parse(AS_SAVED).toJson()).isEqualTo(AS_SAVED);
  }

  @Test
  void readsSourcesAsOneStringOrAsLines() {
    assertThat(Notebook.parse(Notebooks.ofCode("a\nb")).cells().get(0).source()).isEqualTo("a\nb");
    assertThat(Notebook.parse(AS_SAVED).cells().get(0).source()).endsWith("</b>\n1 + 1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "a\n", "\n", "\n\na", ""})
  void splitsTextIntoLinesThatJoinToIt(String text) {
    StringBuilder joined = new StringBuilder();
    Cell.lines(text).forEach(line -> joined.append(line.getAsString()));
    assertThat(joined).hasToString(text);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"nbformat\":3,\"nbformat_minor\":0}|nbformat=3.0",
        "{\"nbformat\":4,\"nbformat_minor\":6,\"cells\":[]}|nbformat=4.6",
        "{\"cells\":[]}|nbformat must be a number: nbformat=null",
        "{\"nbformat\":4,\"nbformat_minor\":5}|no list of cells",
        "{\"nbformat\":4,|not JSON",
        "[]|not JSON",
        "' '|the document is empty",
      })
  void saysWhyItIsNoNotebook(String text, String why) {
    assertThatThrownBy(() -> Notebook.parse(text))
        .isInstanceOf(NotebookException.class)
        .hasMessageContaining(why);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"cell_type\":\"code\",\"source\":\"\"}, 5|cell 2: a cell is not an object",
        "{\"cell_type\":\"heading\",\"source\":\"\"}|cell 1: cell_type must be markdown, code or"
            + " raw: cell_type=\"heading\"",
        "{\"cell_type\":\"code\",\"source\":[1]}|cell 1: source must be a string or a list of"
            + " strings: source=[1]",
      })
  void namesTheCellThatIsNone(String cells, String why) {
    String text = "{\"nbformat\":4,\"nbformat_minor\":5,\"cells\":[" + cells + "]}";
    assertThatThrownBy(() -> Notebook.parse(text)).hasMessage(why);
  }

  @Test
  void namesTheFileThatIsNone(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("bad.ipynb"), "{}");
    assertThatThrownBy(() -> Notebook.read(file)).hasMessageContaining("file=" + file);
  }

  @Test
  void givesEachCellAnIdOfItsOwn() {
    Notebook twice = Notebook.parse(AS_SAVED);
    Cell cell = twice.cells().get(0);
    Notebook named = twice.withCells(List.of(cell, cell, cell)).withIds();
    assertThat(named.cells())
        .extracting(c -> c.json().get("id").getAsString())
        .doesNotHaveDuplicates()
        .startsWith("a1");
    assertThat(named.toJson()).contains("\"nbformat_minor\": 5");
  }
}
