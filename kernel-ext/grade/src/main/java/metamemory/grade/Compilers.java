package metamemory.grade;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import metamemory.grade.wire.Code;
import metamemory.grade.wire.CompileOrder;

/// Compilers that are kept from one answer to the next, since a compiler's first answer takes it
/// twenty times as long as its hundredth.
///
/// They only make things quicker: a compiler runs nothing of what it compiles, sees one answer at a
/// time and keeps nothing of it, stands in the same sandbox as a child, and whenever it fails,
/// takes too long or is not there, the child that is to run the answer compiles it itself, as if
/// there were none of this. So a hostile answer costs its own compiler, and no verdict depends on
/// what was compiled before.
final class Compilers implements AutoCloseable {
  /// So that whatever a compiler may keep is gone some day.
  private static final int ANSWERS_EACH = 500;

  private static final Limits LIMITS =
      new Limits(
          Duration.ofSeconds(4),
          Duration.ofSeconds(4),
          Duration.ofMinutes(5),
          Duration.ofMinutes(5),
          256,
          1024,
          0);

  private final Sandbox sandbox;
  private final Optional<StartCache> cache;
  private final Deque<CompilerProcess> idle = new ArrayDeque<>();
  private boolean closed;

  Compilers(Sandbox sandbox, Optional<StartCache> cache) {
    this.sandbox = sandbox;
    this.cache = cache;
  }

  /// Compiles an answer: some 30 ms, the first time a second. Safe for threads: as many compile at
  /// a time as call this.
  ///
  /// @return the compiled or refused code, or empty if the child is to compile it itself
  Optional<Code> compile(CompileOrder order) throws InterruptedException {
    Optional<CompilerProcess> taken = take();
    if (taken.isEmpty()) {
      return Optional.empty();
    }
    CompilerProcess compiler = taken.get();
    boolean isFit = false;
    try {
      Optional<Code> code = compiler.compile(order, LIMITS.start());
      isFit = code.isPresent() && compiler.compiled() < ANSWERS_EACH;
      return code;
    } finally {
      putBack(compiler, isFit);
    }
  }

  /// Ends the compilers that wait; those at work end when they are done.
  @Override
  public void close() {
    synchronized (idle) {
      closed = true;
      idle.forEach(CompilerProcess::close);
      idle.clear();
    }
  }

  private Optional<CompilerProcess> take() {
    synchronized (idle) {
      if (closed) {
        return Optional.empty();
      }
      if (!idle.isEmpty()) {
        return Optional.of(idle.pop());
      }
    }
    try {
      List<String> flags = cache.map(StartCache::flags).orElse(List.of());
      return Optional.of(CompilerProcess.start(sandbox, LIMITS, flags));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private void putBack(CompilerProcess compiler, boolean isFit) {
    synchronized (idle) {
      if (isFit && !closed) {
        idle.push(compiler);
        return;
      }
    }
    compiler.close();
  }
}
