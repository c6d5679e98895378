package metamemory.cli.book;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import metamemory.cli.notebook.Notebook;
import metamemory.cli.notebook.Notebooks;
import org.junit.jupiter.api.Test;

final class BookTest {
  private static Chapter chapter(String id, String title, List<String> routes, String glossary) {
    String json =
        """
        {"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": [
          {"cell_type": "markdown", "id": "first", "metadata": {},
           "source": "# %1$s\\n\\n## 1. The `gap`\\n\\nPadding is skipped in %1$s."},
          {"cell_type": "markdown", "id": "glossary", "metadata": {},
           "source": "| word | meaning |\\n|---|---|\\n| %2$s | what <b> is in `%1$s` |"}]}
        """
            .formatted(title, glossary);
    return new Chapter(
        new Chapter.Entry(id, title, 75, List.of("predict <where>"), routes), Notebook.parse(json));
  }

  private final Map<String, String> files =
      new Book(
              List.of(
                  chapter("06-tree", "Tree", List.of("half-day", "course"), "arena"),
                  chapter("08-pools", "Pools & lists", List.of("course"), "arena"),
                  chapter("09-bump", "Bump", List.of("half-day", "course"), "block")))
          .files();

  private String file(String name) {
    return files.getOrDefault(name, "");
  }

  @Test
  void hasAPageForEachLessonWithItsNeighbours() {
    assertThat(files.keySet())
        .containsExactly(
            "index.html",
            "06-tree.html",
            "08-pools.html",
            "09-bump.html",
            "glossary.html",
            "search.js");
    assertThat(file("08-pools.html"))
        .contains("<a href=\"06-tree.html\">← Tree</a>")
        .contains("<a href=\"09-bump.html\">→ Bump</a>")
        .contains("<title>Pools &amp; lists</title>");
    assertThat(file("06-tree.html")).doesNotContain("← ");
    assertThat(file("09-bump.html")).doesNotContain("→ ");
  }

  @Test
  void theContentsShowRoutesWithTheirTime() {
    assertThat(file("index.html"))
        .contains(
            "<b>Half a day</b> (2 h 30 min): <a href=\"06-tree.html\">06 Tree</a> → <a"
                + " href=\"09-bump.html\">09 Bump</a>")
        .contains("<b>The whole course</b> (3 h 45 min)")
        .contains("<li>predict &lt;where&gt;</li>");
  }

  @Test
  void theGlossaryJoinsAllLessons() {
    assertThat(file("glossary.html"))
        .containsOnlyOnce("<th>arena</th>")
        .contains("<code>Tree</code> (<a href=\"06-tree.html\">Tree</a>)<br>")
        .contains("<code>Pools &amp; lists</code>")
        .contains("<th>block</th>");
  }

  @Test
  void theSearchKnowsWhereEachPartIs() {
    assertThat(file("search.js"))
        .startsWith("var SEARCH = [")
        .contains(
            "{\"u\":\"06-tree.html#1.-The-gap\",\"t\":\"Tree: 1. The gap\",\"x\":\"Tree 1. The gap"
                + " Padding is skipped in Tree.\"}")
        .doesNotContain("</");
    assertThat(file("06-tree.html")).contains("<h2 id=\"1.-The-gap\">");
  }

  @Test
  void nothingIsFetchedFromElsewhere() {
    files.values().forEach(page -> assertThat(page).doesNotContain("http"));
  }

  @Test
  void aChapterShowsTheLearnersCellsWithTheOutputsOfTheSolved() {
    Notebook executed = Notebook.parse(Notebooks.ofCode("solved()", "1 + 1"));
    Notebook learners = Notebook.parse(Notebooks.ofCode("stub()", "1 + 1"));

    assertThat(Chapter.shown(executed, learners).cells().get(0).source()).isEqualTo("stub()");
  }
}
