package metamemory.kernel.jupyter;

import com.google.gson.JsonObject;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// Asks the front end for input from a thread of its own, for the reason that [Publisher] gives.
final class Questions {
  /// How long one wait for an answer is, between looks at whether it is still wanted.
  private static final int WAIT_MILLIS = 50;

  /// How long a wait for a question is, between looks at whether the kernel ends.
  private static final int IDLE_MILLIS = 200;

  /// The socket's side: sends a question and waits for answers.
  interface Line {
    /// Forgets answers that nobody waits for any more.
    void forgetAnswers();

    void send(Message question);

    /// The next answer, or null when none comes in time.
    @Nullable Message receive(int millis);
  }

  private record Asked(
      Message question, BooleanSupplier wanted, CompletableFuture<@Nullable Message> answer) {
    boolean isWanted() {
      return wanted.getAsBoolean() && !answer.isDone();
    }
  }

  /// Wakes the thread that waits for a question: there will be none.
  private static final Asked NO_MORE =
      new Asked(
          Message.unasked("input_request", new JsonObject()),
          () -> false,
          new CompletableFuture<>());

  private final SynchronousQueue<Asked> asked = new SynchronousQueue<>();
  private final Line line;

  Questions(Line line) {
    this.line = line;
  }

  /// Asks and waits.
  ///
  /// @param wanted whether the answer is still wanted
  /// @return the answer, or null when the calling thread was interrupted or the answer is no longer
  ///   wanted; the thread stays interrupted
  @Nullable Message ask(Message question, BooleanSupplier wanted) {
    Asked mine = new Asked(question, wanted, new CompletableFuture<>());
    try {
      while (wanted.getAsBoolean()) {
        if (asked.offer(mine, WAIT_MILLIS, TimeUnit.MILLISECONDS)) {
          return answer(mine);
        }
      }
    } catch (InterruptedException e) {
      mine.answer().complete(null);
      Thread.currentThread().interrupt();
    }
    return null;
  }

  /// Has the serving thread look whether the kernel ends, if it waits for a question.
  void wake() {
    asked.offer(NO_MORE);
  }

  private static @Nullable Message answer(Asked mine) throws InterruptedException {
    while (mine.wanted().getAsBoolean()) {
      try {
        return mine.answer().get(WAIT_MILLIS, TimeUnit.MILLISECONDS);
      } catch (TimeoutException e) {
        // Not yet.
      } catch (ExecutionException e) {
        return null;
      }
    }
    return null;
  }

  /// Serves one question, if one comes soon, on the thread that owns the socket.
  void serveOne() {
    Asked next;
    try {
      next = asked.poll(IDLE_MILLIS, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      return;
    }
    if (next != null) {
      serve(next);
    }
  }

  private void serve(Asked next) {
    if (next.isWanted()) {
      line.forgetAnswers();
      line.send(next.question());
    }
    while (next.isWanted()) {
      Message answer = line.receive(WAIT_MILLIS);
      if (answer != null && answer.type().equals("input_reply")) {
        next.answer().complete(answer);
      }
    }
    next.answer().complete(null);
  }
}
