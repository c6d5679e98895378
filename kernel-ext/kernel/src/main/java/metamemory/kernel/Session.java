package metamemory.kernel;

import java.io.IOException;
import java.io.InputStream;
import java.time.InstantSource;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;
import metamemory.Observer;
import metamemory.Observers;
import metamemory.kernel.CellRunner.Cell;
import metamemory.kernel.learner.LessonClock;
import metamemory.kernel.learner.ProgressFile;
import metamemory.view.Recorder;
import metamemory.view.View;
import org.jspecify.annotations.Nullable;

/// One learner's Java session: runs cells, keeps their state. Knows no Jupyter.
///
/// Cells run one at a time. [#interrupt()] may be called from any thread.
public final class Session implements AutoCloseable {
  private static final Logger LOG = Logger.getLogger(Session.class.getName());

  private final CellThread thread = new CellThread();
  private final CellExecution execution;
  private final SnippetEngine engine;
  private final CellStreams streams = new CellStreams();
  private final Recorder recorder;
  private final LibraryWatch library = new LibraryWatch();
  private final @Nullable Observer observerBefore;
  private final Values values;
  private final Thread.@Nullable UncaughtExceptionHandler handlerBefore;
  private final CellRunner runner;
  private final ClassPathMagic classPath;
  private final Startup startup;
  private final PredictMagic predictions;
  private final LessonClock clock;
  private final Magics magics;
  private final CodeAssist assist;
  private final CellWorker worker;
  private int cellNumber;

  private Session(SessionOptions options) {
    this.execution = new CellExecution(new Weaving(), thread);
    this.engine = new SnippetEngine(execution, Preview.compilerOptions(options.kernel()));
    this.recorder = new Recorder(engine::siteHere);
    this.observerBefore = Observers.setDefault(new CellObserver(recorder, library));
    View view = View.of(recorder);
    Variables variables = new Variables(engine, execution);
    this.values = new Values(view, new Handles(variables, view), streams);
    this.handlerBefore = Thread.getDefaultUncaughtExceptionHandler();
    Thread.setDefaultUncaughtExceptionHandler(new ThreadErrors(engine));
    this.runner = new CellRunner(engine, execution, thread, values);
    this.classPath = new ClassPathMagic(engine);
    AllocationsMagic allocations = new AllocationsMagic(this, engine, execution, library, values);
    ProgressFile progress =
        options.remembers() ? ProgressFile.in(options.workspace()) : ProgressFile.forgetful();
    this.predictions = new PredictMagic(progress);
    this.clock = new LessonClock(progress, options.lesson(), InstantSource.system());
    this.magics =
        new Magics(
            new ExerciseMagics(options, engine, progress, values),
            predictions,
            allocations,
            new PictureMagics(
                this, new Evaluator(engine, execution), thread, view, recorder, values),
            new SitesMagic(new Evaluator(engine, execution), engine, execution),
            new CountLine(thread, execution, library, values),
            everydayMagics());
    this.startup = new Startup(options.kernel(), classPath, new LoadMagic(this));
    this.assist = new CodeAssist(engine, magics.names());
    this.worker = new CellWorker(execution);
  }

  private EverydayMagics everydayMagics() {
    return new EverydayMagics(
        classPath,
        new MavenMagic(this, classPath),
        new LoadMagic(this),
        new TimeMagic(this, thread, execution, values),
        new EnvMagic(System.getenv()));
  }

  /// Opens a session: about half a second on a cold JVM.
  ///
  /// @param options what it works with
  /// @return the session
  public static Session open(SessionOptions options) {
    return new Session(options);
  }

  /// Goes once, beside any session, through what the first cell's code goes through between the
  /// compiler and its first line. Any thread may, while a session is being opened.
  public static void warmUp() {
    try (InputStream own = Session.class.getResourceAsStream("Displayed.class")) {
      if (own != null) {
        new Weaving().apply(own.readAllBytes());
      }
    } catch (IOException e) {
      LOG.log(Level.FINE, "our own jar cannot be read", e);
    }
    View.of(new Recorder(() -> null)).find("");
  }

  /// Runs a cell under the next number.
  ///
  /// @param source the cell's text
  /// @param output where its output goes
  /// @return how it ended
  public CellResult run(String source, CellOutput output) {
    return run(source, cellNumber + 1, output);
  }

  /// Runs a cell and waits for its end.
  ///
  /// @param source the cell's text
  /// @param number the cell's number, as shown in errors
  /// @param output where its output goes
  /// @return how it ended
  public CellResult run(String source, int number, CellOutput output) {
    cellNumber = number;
    return worker.run(() -> runHere(source, number, output));
  }

  private CellResult runHere(String source, int number, CellOutput output) {
    thread.beginCell();
    streams.attach(output);
    Notebook.enter(this);
    try {
      startup.runOnce();
      return magics.aroundCell(() -> runParts(new Cell(number, source)));
    } finally {
      streams.flush();
      clock.cellRan();
    }
  }

  /// The number of the cell that runs.
  int cellNumber() {
    return cellNumber;
  }

  /// Runs a cell's Java and magics, in order, to the end or to the first fault.
  CellResult runParts(Cell cell) {
    CellResult result = new CellResult.Done();
    for (CellText.Part part : CellText.parse(cell.source(), engine::isComplete)) {
      result =
          switch (part) {
            case CellText.Java(String code, int line) -> runner.run(cell, code, line);
            case CellText.LineMagic magic -> magics.line(magic);
            case CellText.CellMagic magic -> magics.cell(magic, cell);
          };
      if (result instanceof CellResult.Failed || result instanceof CellResult.Interrupted) {
        return result;
      }
    }
    return result;
  }

  /// Runs a stretch of a cell's Java, for a magic that takes the rest of its cell.
  CellResult runJava(Cell cell, String code, int firstLine) {
    return runner.run(cell, code, firstLine);
  }

  /// Stops the running cell; does nothing when none runs.
  public void interrupt() {
    thread.stop();
    magics.cancel();
    worker.interrupted();
  }

  /// Completion, documentation and completeness of code that is being written.
  ///
  /// @return the assistant of this session
  public CodeAssist assist() {
    return assist;
  }

  /// Evaluates an expression beside a cell: nothing is shown, and its value is not kept.
  ///
  /// @param expression Java, as in a cell
  /// @param number the number of the cell that it belongs to, as shown in errors
  /// @return its value or how it failed
  public CellResult evaluate(String expression, int number) {
    return worker.run(() -> {
      thread.beginCell();
      try {
        return runner.run(new Cell(number, expression), expression, 1);
      } finally {
        streams.flush();
      }
    });
  }

  /// Hands on all that was printed so far.
  public void flush() {
    streams.flush();
  }

  Recorder recorder() {
    return recorder;
  }

  /// Shows a value in the running cell.
  Displayed display(@Nullable Object value) {
    String id = UUID.randomUUID().toString();
    MimeBundle bundle = values.bundle(value);
    streams.afterText(cell -> cell.displayAs(id, bundle));
    return new Displayed(this, id);
  }

  /// Shows another value where one was shown.
  void update(String id, @Nullable Object value) {
    MimeBundle bundle = values.bundle(value);
    streams.afterText(cell -> cell.update(id, bundle));
  }

  void clearOutput(boolean beforeNext) {
    streams.afterText(cell -> cell.clear(beforeNext));
  }

  void page(@Nullable Object value) {
    MimeBundle bundle = values.bundle(value);
    streams.afterText(cell -> cell.page(bundle));
  }

  /// Shows in the running cell how a guess compares with what it was.
  void predicted(String id, @Nullable Object actual) {
    values.show(predictions.predicted(id, actual));
  }

  /// Ends the session and gives `System.out` and `System.err` back.
  @Override
  public void close() {
    worker.close();
    thread.stop();
    streams.close();
    engine.close();
    Notebook.enter(null);
    Observers.setDefault(observerBefore);
    Thread.setDefaultUncaughtExceptionHandler(handlerBefore);
  }
}
