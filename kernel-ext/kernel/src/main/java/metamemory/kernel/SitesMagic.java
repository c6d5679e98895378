package metamemory.kernel;

import java.io.IOException;
import java.io.InputStream;
import java.lang.classfile.ClassFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import jdk.jshell.MethodSnippet;
import jdk.jshell.Snippet;
import metamemory.kernel.SnippetEngine.Place;
import metamemory.view.RowsPicture;
import org.jspecify.annotations.Nullable;

/// `%sites T.m`: where the bytecode of a method allocates, read from its class and never run.
final class SitesMagic {
  private final Evaluator evaluator;
  private final SnippetEngine engine;
  private final CellExecution execution;

  SitesMagic(Evaluator evaluator, SnippetEngine engine, CellExecution execution) {
    this.evaluator = evaluator;
    this.engine = engine;
    this.execution = execution;
  }

  CellResult run(String argument) {
    String name = argument.replaceFirst("\\(.*\\)$", "").strip();
    if (name.isEmpty()) {
      return Magics.failed("%sites needs a method, for example %sites Order.total or %sites half");
    }
    int dot = name.lastIndexOf('.');
    String method = name.substring(dot + 1);
    Optional<String> owner = dot < 0 ? ownerOfCellMethod(method) : ownerOf(name.substring(0, dot));
    if (owner.isEmpty()) {
      return Magics.failed("there is no " + name + evaluator.suggestion(name));
    }
    byte[] bytes = bytes(owner.get());
    if (bytes == null) {
      return Magics.failed("the bytecode of this class cannot be read: class=" + owner.get());
    }
    Optional<List<CreationSites.Site>> sites =
        CreationSites.of(
            ClassFile.of().parse(bytes),
            dot < 0 ? method : inClassFile(name.substring(0, dot), method));
    return sites.isEmpty()
        ? Magics.failed("the class has no such method with code: method=" + name)
        : new CellResult.Value(Values.picture(picture(name, owner.get(), sites.get())));
  }

  /// `Order.Order` and `Order.new` are what a class file calls `<init>`.
  private static String inClassFile(String type, String method) {
    String simple = type.substring(type.lastIndexOf('.') + 1);
    return method.equals("new") || method.equals(simple) ? "<init>" : method;
  }

  /// A method that a cell declares lies in a class of its snippet.
  private Optional<String> ownerOfCellMethod(String method) {
    return engine
        .shell()
        .methods()
        .filter(known -> known.name().equals(method))
        .reduce((_, latest) -> latest)
        .map(this::classOf);
  }

  private String classOf(MethodSnippet snippet) {
    return engine.analysis().wrapper((Snippet) snippet).fullClassName();
  }

  private Optional<String> ownerOf(String type) {
    return evaluator.type(type).map(Class::getName);
  }

  private byte @Nullable [] bytes(String className) {
    byte[] compiled = execution.compiled(className);
    if (compiled != null) {
      return compiled;
    }
    String file = className.replace('.', '/') + ".class";
    try (InputStream in = ClassLoader.getSystemResourceAsStream(file)) {
      return in == null ? null : in.readAllBytes();
    } catch (IOException e) {
      return null;
    }
  }

  private RowsPicture picture(String name, String owner, List<CreationSites.Site> sites) {
    List<StackTraceElement> frames =
        sites.stream()
            .map(site -> new StackTraceElement(owner, site.method(), null, site.line()))
            .toList();
    List<@Nullable Place> places = engine.places(frames);
    List<RowsPicture.Row> rows = new ArrayList<>();
    boolean ofCells = false;
    for (int i = 0; i < sites.size(); i++) {
      CreationSites.Site site = sites.get(i);
      Place place = places.get(i);
      ofCells |= place != null;
      String where = place == null ? "" : " · " + place.sourceLine().strip();
      int line = place == null ? site.line() : place.line();
      rows.add(new RowsPicture.Row(line, site.kind(), site.what() + where));
    }
    String numbers = ofCells ? "at these lines of the cell" : "at these lines of its source";
    return new RowsPicture(
        name,
        "creation",
        sites.isEmpty() ? List.of("its bytecode allocates nothing") : List.of(numbers),
        rows,
        rows.size());
  }
}
