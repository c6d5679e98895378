package metamemory.kernel;

import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import jdk.jshell.spi.ExecutionControl.StoppedException;
import metamemory.kernel.CellRunner.Cell;
import metamemory.view.BarsPicture;
import metamemory.view.Live;
import metamemory.view.Picture;
import metamemory.view.Recorder;
import metamemory.view.View;

/// The magics that draw: `%layout`, `%leaks` and `%%steps`.
final class PictureMagics {
  private static final int MOST_SITES = 8;

  private final Session session;
  private final Evaluator evaluator;
  private final CellThread thread;
  private final View view;
  private final Recorder recorder;
  private final Values values;

  PictureMagics(
      Session session,
      Evaluator evaluator,
      CellThread thread,
      View view,
      Recorder recorder,
      Values values) {
    this.session = session;
    this.evaluator = evaluator;
    this.thread = thread;
    this.view = view;
    this.recorder = recorder;
    this.values = values;
  }

  /// `%layout T`: a class or an expression.
  CellResult layout(String argument) {
    if (argument.isEmpty()) {
      return Magics.failed("%layout needs a class or a value, for example %layout String");
    }
    Optional<Class<?>> type = evaluator.type(argument);
    Object value = type.isPresent() ? type.get() : evaluator.value(argument).orElse(null);
    if (value == null) {
      return Magics.failed(
          "%layout needs a class or a value: there is no "
              + argument
              + evaluator.suggestion(argument));
    }
    if (value instanceof Class<?> named && hasNoInstances(named)) {
      return Magics.failed(
          "%layout needs a class that has instances; give a value instead: "
              + named.getSimpleName()
              + (named.isPrimitive() ? " is a primitive type" : " is an interface or abstract"));
    }
    return shown(view.layout(value));
  }

  private static boolean hasNoInstances(Class<?> type) {
    boolean array = type.isArray();
    return type.isPrimitive() || (!array && Modifier.isAbstract(type.getModifiers()));
  }

  /// `%leaks`: what is live in every allocator that is reachable and not closed.
  CellResult leaks(String argument) {
    if (!argument.isEmpty()) {
      return Magics.failed("%leaks takes nothing: given=" + argument);
    }
    List<Live> live = recorder.live();
    if (live.isEmpty()) {
      return new CellResult.Value(
          MimeBundle.of("Nothing is live: every block was released, or its allocator closed."));
    }
    List<BarsPicture.Bar> bars = new ArrayList<>();
    for (Live allocator : heaviestFirst(live)) {
      bars.add(
          new BarsPicture.Bar(allocator.type(), allocator.bytes(), 0, blocks(allocator.blocks())));
      for (Live.Site site : allocator.sites().stream().limit(MOST_SITES).toList()) {
        String place = site.place() == null ? "outside any cell" : site.place();
        bars.add(new BarsPicture.Bar(place, site.bytes(), 1, blocks(site.blocks())));
      }
    }
    return shown(new BarsPicture("Live and not released", "B", bars));
  }

  private static List<Live> heaviestFirst(List<Live> live) {
    return live.stream().sorted(Comparator.comparingLong(Live::bytes).reversed()).toList();
  }

  private static String blocks(long count) {
    return count == 1 ? "1 block" : String.format("%,d blocks", count);
  }

  /// `%%steps`: runs the cell; one picture per event of the cell's own thread.
  CellResult steps(CellText.CellMagic magic, Cell cell) {
    if (!onCellThread(recorder::beginSteps)) {
      return new CellResult.Interrupted();
    }
    CellResult result;
    try {
      result = session.runJava(cell, magic.body(), magic.line() + 1);
    } finally {
      onCellThread(() -> values.show(Values.picture(recorder.endSteps("Cell " + cell.number()))));
    }
    return result;
  }

  /// Allocators are confined to the thread of the cells, and so are their pictures.
  private boolean onCellThread(Runnable action) {
    try {
      thread.call(() -> {
        action.run();
        return null;
      });
      return true;
    } catch (StoppedException | ExecutionException e) {
      return false;
    }
  }

  private static CellResult shown(Picture picture) {
    return new CellResult.Value(Values.picture(picture));
  }
}
