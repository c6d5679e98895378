package metamemory.cli.book;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import metamemory.cli.notebook.Cell;
import metamemory.cli.notebook.NotebookPage;

/// The pages of the book: contents with the three routes, a page per lesson, a glossary, a search
/// that runs in the page itself and reads `search.js`, as no server is asked.
///
/// @param chapters the lessons in their order
public record Book(List<Chapter> chapters) {
  private static final Gson GSON = new GsonBuilder().create();

  private static final Map<String, String> ROUTES =
      Map.of("half-day", "Half a day", "one-day", "One day", "course", "The whole course");

  private static final String SEARCH_BOX =
      """
      <p class="search"><label>Search <input id="q" type="search" autocomplete="off"></label></p>
      <ol id="found" class="search"></ol>
      <script src="search.js"></script>
      <script>
      document.getElementById('q').addEventListener('input', function (event) {
        var words = event.target.value.toLowerCase().split(/\\s+/).filter(Boolean);
        var list = document.getElementById('found');
        list.textContent = '';
        if (!words.length) { return; }
        SEARCH.filter(function (part) {
          var text = (part.t + ' ' + part.x).toLowerCase();
          return words.every(function (word) { return text.includes(word); });
        }).slice(0, 30).forEach(function (part) {
          var link = document.createElement('a');
          link.href = part.u;
          link.textContent = part.t;
          var at = Math.max(0, part.x.toLowerCase().indexOf(words[0]) - 40);
          var item = document.createElement('li');
          item.append(link, ' ' + part.x.slice(at, at + 140));
          list.append(item);
        });
      });
      </script>
      """;

  /// Copies the list.
  public Book {
    chapters = List.copyOf(chapters);
  }

  /// Writes all pages.
  ///
  /// @return file name to content
  public Map<String, String> files() {
    Map<String, String> files = new LinkedHashMap<>();
    files.put("index.html", NotebookPage.framed("Metamemory", contents(), ""));
    for (int i = 0; i < chapters.size(); i++) {
      String links = neighbours(i);
      Chapter chapter = chapters.get(i);
      files.put(
          chapter.page(),
          NotebookPage.framed(
              chapter.entry().title(), links + NotebookPage.body(chapter.notebook()), links));
    }
    files.put("glossary.html", NotebookPage.framed("Glossary", glossary(), home()));
    files.put("search.js", "var SEARCH = " + GSON.toJson(parts()) + ";\n");
    return files;
  }

  private static String home() {
    return "<nav><a href=\"index.html\">Contents</a></nav>\n";
  }

  private String neighbours(int at) {
    List<String> links = new ArrayList<>();
    if (at > 0) {
      links.add(link(chapters.get(at - 1), "← "));
    }
    links.add("<a href=\"index.html\">Contents and search</a>");
    links.add("<a href=\"glossary.html\">Glossary</a>");
    if (at + 1 < chapters.size()) {
      links.add(link(chapters.get(at + 1), "→ "));
    }
    return "<nav>" + String.join(" · ", links) + "</nav>\n";
  }

  private static String link(Chapter chapter, String arrow) {
    return "<a href=\"%s\">%s%s</a>"
        .formatted(chapter.page(), arrow, NotebookPage.escape(chapter.entry().title()));
  }

  private String contents() {
    StringBuilder html = new StringBuilder("<h1>Metamemory</h1>\n");
    html.append("<p>Manual memory management in Java, one picture at a time.</p>\n");
    html.append(SEARCH_BOX).append("<h2>Routes</h2>\n");
    for (String route : List.of("half-day", "one-day", "course")) {
      html.append(route(route));
    }
    html.append("<h2>Lessons</h2>\n");
    for (Chapter chapter : chapters) {
      html.append("<h3>").append(number(chapter)).append(link(chapter, "")).append("</h3>\n<p>");
      html.append(chapter.entry().minutes()).append(" minutes. Afterwards you can:</p>\n<ul>\n");
      chapter
          .entry()
          .objectives()
          .forEach(each -> html.append("<li>").append(NotebookPage.escape(each)).append("</li>\n"));
      html.append("</ul>\n");
    }
    return html.append("<p><a href=\"glossary.html\">Glossary of all lessons</a></p>\n").toString();
  }

  private String route(String route) {
    List<Chapter> on = chapters.stream().filter(c -> c.entry().routes().contains(route)).toList();
    int minutes = on.stream().mapToInt(chapter -> chapter.entry().minutes()).sum();
    String links = String.join(" → ", on.stream().map(c -> link(c, number(c))).toList());
    return "<p><b>%s</b> (%d h %d min): %s</p>\n"
        .formatted(ROUTES.get(route), minutes / 60, minutes % 60, links);
  }

  private static String number(Chapter chapter) {
    return chapter.entry().id().replaceFirst("^(\\d+).*", "$1 ");
  }

  private String glossary() {
    Map<String, String> rows = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    for (Chapter chapter : chapters) {
      chapter
          .glossary()
          .forEach((word, meaning) ->
              rows.merge(
                  word,
                  NotebookPage.inline(meaning) + " (" + link(chapter, "") + ")",
                  (first, also) -> first + "<br>" + also));
    }
    StringBuilder html = new StringBuilder("<h1>Glossary</h1>\n<table>\n");
    rows.forEach((word, meanings) ->
        html.append(
            "<tr><th>%s</th><td>%s</td></tr>\n".formatted(NotebookPage.inline(word), meanings)));
    return html.append("</table>\n").toString();
  }

  /// What a search finds: a stretch of text under the last heading before it.
  ///
  /// @param u where it is
  /// @param t its heading
  /// @param x its text
  record Part(String u, String t, String x) {}

  private List<Part> parts() {
    List<Part> parts = new ArrayList<>();
    for (Chapter chapter : chapters) {
      String heading = chapter.entry().title();
      String url = chapter.page();
      for (Cell cell : chapter.notebook().cells()) {
        for (String line :
            cell.kind() == Cell.Kind.MARKDOWN
                ? cell.source().lines().toList()
                : List.<String>of()) {
          if (line.matches("#{2,3} .*")) {
            String title = line.replaceFirst("#+ +", "").replace("`", "").strip();
            heading = chapter.entry().title() + ": " + title;
            url = chapter.page() + "#" + title.replace(' ', '-');
          }
        }
        parts.add(
            new Part(
                url,
                heading,
                cell.source().replaceAll("[#*`|]+", " ").replaceAll("\\s+", " ").strip()));
      }
    }
    return parts;
  }
}
