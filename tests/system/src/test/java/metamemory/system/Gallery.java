package metamemory.system;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import metamemory.kernel.CellOutput;
import metamemory.kernel.CellResult;
import metamemory.kernel.MimeBundle;
import metamemory.kernel.Session;
import metamemory.kernel.SessionOptions;
import metamemory.kernel.StreamName;

/// Every kind of picture, made by cells as a learner would write them.
///
/// @param pictures what each cell showed, by its source
record Gallery(Map<String, List<MimeBundle>> pictures) {

  /// Runs the cells of `gallery.cells`, in one session.
  static Gallery run() {
    Map<String, List<MimeBundle>> pictures = new LinkedHashMap<>();
    try (Session session = Session.open(new SessionOptions(Path.of("none"), Path.of(".")))) {
      for (String cell : cells()) {
        Shown shown = new Shown();
        CellResult result = session.run(cell, shown);
        if (result instanceof CellResult.Value(MimeBundle bundle)) {
          shown.display(bundle);
        }
        if (shown.bundles.isEmpty()) {
          throw new AssertionError("a cell of the gallery shows nothing: " + cell + "\n" + result);
        }
        pictures.put(cell, List.copyOf(shown.bundles));
      }
    }
    return new Gallery(pictures);
  }

  private static List<String> cells() {
    try (InputStream in = Gallery.class.getResourceAsStream("/gallery.cells")) {
      if (in == null) {
        throw new AssertionError("gallery.cells is not among the tests' resources");
      }
      return List.of(new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n---\n"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  List<MimeBundle> bundles() {
    return pictures.values().stream().flatMap(List::stream).toList();
  }

  /// All of them under each other, as a page of some colours.
  String page(String background, String text, String filter) {
    StringBuilder page = new StringBuilder("<!doctype html><meta charset=\"utf-8\"><body style=\"");
    page.append("margin:8px;background:").append(background).append(";color:").append(text);
    page.append(";filter:").append(filter).append("\">");
    for (MimeBundle bundle : bundles()) {
      page.append("<div>").append(bundle.data().getOrDefault(MimeBundle.HTML, "")).append("</div>");
    }
    return page.toString();
  }

  /// The same as an executed notebook.
  NotebookFile notebook() {
    JsonArray cells = new JsonArray();
    int number = 0;
    for (Map.Entry<String, List<MimeBundle>> entry : pictures.entrySet()) {
      JsonObject cell = new JsonObject();
      cell.addProperty("cell_type", "code");
      cell.addProperty("execution_count", ++number);
      cell.add("metadata", new JsonObject());
      cell.addProperty("source", entry.getKey());
      JsonArray outputs = new JsonArray();
      entry.getValue().forEach(bundle -> outputs.add(output(bundle)));
      cell.add("outputs", outputs);
      cells.add(cell);
    }
    JsonObject notebook = new JsonObject();
    notebook.add("cells", cells);
    notebook.add("metadata", new JsonObject());
    notebook.addProperty("nbformat", 4);
    notebook.addProperty("nbformat_minor", 4);
    return new NotebookFile(notebook);
  }

  private static JsonObject output(MimeBundle bundle) {
    JsonObject data = new JsonObject();
    bundle.data().forEach(data::addProperty);
    JsonObject output = new JsonObject();
    output.addProperty("output_type", "display_data");
    output.add("data", data);
    output.add("metadata", new JsonObject());
    return output;
  }

  /// Keeps what a cell shows.
  static final class Shown implements CellOutput {
    final List<MimeBundle> bundles = new ArrayList<>();

    @Override
    public void stream(StreamName name, String text) {}

    @Override
    public void display(MimeBundle bundle) {
      bundles.add(bundle);
    }
  }
}
