package metamemory.kernel.jupyter;

import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;

/// Sends what is published, in order.
///
/// A learner's thread must never use a socket itself: when it is interrupted within one, the JDK
/// closes the channel that the socket wakes up its own threads with, and the kernel falls silent.
/// So learners' threads leave their messages here for a thread of ours; our own threads send at
/// once, after what was left before, so that `idle` is on its way when the next request is read.
final class Publisher {
  private static final Logger LOG = Logger.getLogger(Publisher.class.getName());

  /// How long the end waits for what is still to be sent.
  private static final long LAST_MILLIS = 150;

  private final ConcurrentLinkedQueue<Message> waiting = new ConcurrentLinkedQueue<>();
  private final Semaphore left = new Semaphore(0);
  private final Object sending = new Object();
  private final Consumer<Message> socket;
  private final Runnable atEnd;
  private volatile boolean closing;
  private final Thread thread =
      Thread.ofPlatform().daemon().name("publisher").unstarted(this::sendUntilClosed);

  /// @param socket sends a message
  /// @param atEnd closes the socket
  Publisher(Consumer<Message> socket, Runnable atEnd) {
    this.socket = socket;
    this.atEnd = atEnd;
    thread.start();
  }

  /// Takes a message of any thread, an interrupted one too; returns at once.
  void leave(Message message) {
    waiting.add(message);
    left.release();
  }

  /// Sends a message now. Only for threads that nobody interrupts.
  void send(Message message) {
    synchronized (sending) {
      if (!closing) {
        waiting.add(message);
        sendWaiting();
      }
    }
  }

  private void sendUntilClosed() {
    while (!closing) {
      left.acquireUninterruptibly();
      left.drainPermits();
      synchronized (sending) {
        sendWaiting();
      }
    }
    synchronized (sending) {
      sendWaiting();
      atEnd.run();
    }
  }

  private void sendWaiting() {
    for (Message next = waiting.poll(); next != null; next = waiting.poll()) {
      try {
        socket.accept(next);
      } catch (RuntimeException | Error e) {
        LOG.log(Level.SEVERE, "a message could not be published: type=" + next.type(), e);
      }
    }
  }

  /// Sends what is waiting, for a moment at most.
  void close() {
    closing = true;
    left.release();
    try {
      thread.join(LAST_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
