package metamemory.kernel;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.UnaryOperator;
import jdk.jshell.execution.DirectExecutionControl;
import metamemory.count.Stopped;
import org.jspecify.annotations.Nullable;

/// Runs compiled snippets in this JVM, and keeps the object that a snippet returned: JShell itself
/// hands on only its text.
final class CellExecution extends DirectExecutionControl {
  private static final int RESERVE_BYTES = 4 << 20;

  private final UnaryOperator<byte[]> weaver;
  private final CellThread thread;
  private final SnippetClasses classes;
  private final ReentrantLock compiling = new ReentrantLock();
  private StackTraceElement @Nullable [] framesToTranslate;
  private @Nullable Object result;
  private @Nullable Throwable thrown;
  private long invocations;
  private long ranNanos;

  /// Given up when a cell has taken all memory: telling the learner so takes some.
  private byte @Nullable [] reserve = new byte[RESERVE_BYTES];

  /// What the compiler made, before it was woven: at most 1,024 classes, the latest.
  private final Map<String, byte[]> compiled =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, byte[]> eldest) {
          return size() > 1_024;
        }
      };

  CellExecution(UnaryOperator<byte[]> weaver, CellThread thread) {
    this(weaver, thread, new SnippetClasses());
  }

  private CellExecution(UnaryOperator<byte[]> weaver, CellThread thread, SnippetClasses classes) {
    super(classes);
    this.weaver = weaver;
    this.thread = thread;
    this.classes = classes;
  }

  /// Held by the thread that uses JShell, which bears only one.
  ReentrantLock compiling() {
    return compiling;
  }

  /// The classes that were loaded for snippets.
  SnippetClasses classes() {
    return classes;
  }

  /// The object that the last snippet returned, given away once.
  @Nullable Object takeResult() {
    Object taken = result;
    result = null;
    return taken;
  }

  /// What the last snippet threw, given away once.
  @Nullable Throwable takeThrown() {
    Throwable taken = thrown;
    thrown = null;
    return taken;
  }

  /// How many snippets have run so far: all but those that only define something.
  long invocations() {
    return invocations;
  }

  /// Makes room after a cell has taken all memory.
  void giveUpReserve() {
    reserve = null;
  }

  /// Puts the reserve back, if there is room again.
  void restoreReserve() {
    try {
      if (reserve == null) {
        reserve = new byte[RESERVE_BYTES];
      }
    } catch (OutOfMemoryError e) {
      // Perhaps after the next cell.
    }
  }

  /// How long snippets have run so far, without compiling and loading them.
  long ranNanos() {
    return ranNanos;
  }

  /// A class that was loaded for a snippet, or one that snippets can see.
  Class<?> find(String name) throws ClassNotFoundException {
    Class<?> snippet = name.startsWith("REPL.") ? findClass(name) : null;
    return snippet != null ? snippet : Class.forName(name, false, classes.loader());
  }

  /// The bytecode of a snippet's class as the compiler made it, or null.
  byte @Nullable [] compiled(String name) {
    return compiled.get(name);
  }

  /// Makes the next snippet throw these frames instead of running, so that JShell translates them
  /// to its snippets' lines.
  void translateNext(StackTraceElement[] frames) {
    framesToTranslate = frames;
  }

  @Override
  public void load(ClassBytecodes[] classes)
      throws ClassInstallException, NotImplementedException, EngineTerminationException {
    ClassBytecodes[] woven = new ClassBytecodes[classes.length];
    for (int i = 0; i < classes.length; i++) {
      compiled.put(classes[i].name(), classes[i].bytecodes());
      woven[i] = new ClassBytecodes(classes[i].name(), weaver.apply(classes[i].bytecodes()));
    }
    super.load(woven);
  }

  @Override
  public String invoke(String className, String methodName)
      throws RunException, InternalException, EngineTerminationException {
    StackTraceElement[] frames = framesToTranslate;
    if (frames != null) {
      framesToTranslate = null;
      throw new UserException("", "translation", frames);
    }
    return super.invoke(className, methodName);
  }

  @Override
  protected String invoke(Method snippet) throws Exception {
    invocations++;
    // Whoever compiles holds the lock; JShell is at rest while a snippet runs.
    boolean held = compiling.isHeldByCurrentThread();
    if (held) {
      compiling.unlock();
    }
    long start = System.nanoTime();
    try {
      result =
          thread.call(() -> {
            Thread.currentThread().setContextClassLoader(classes.loader());
            return snippet.invoke(null);
          });
    } catch (ExecutionException e) {
      Throwable cause =
          e.getCause() instanceof InvocationTargetException target
              ? target.getCause()
              : e.getCause();
      if (cause instanceof OutOfMemoryError) {
        giveUpReserve();
      }
      if (thread.stopRequested() || cause instanceof Stopped) {
        throw new StoppedException();
      }
      thrown = cause;
      throw new InvocationTargetException(cause);
    } finally {
      ranNanos += System.nanoTime() - start;
      if (held) {
        compiling.lock();
      }
    }
    // JShell only needs some text here: the session renders the object itself, once.
    return "";
  }

  @Override
  public void stop() {
    thread.stop();
  }
}
