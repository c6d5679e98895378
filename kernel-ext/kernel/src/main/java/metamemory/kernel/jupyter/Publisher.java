package metamemory.kernel.jupyter;

import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;

/// Sends what is published, in order, from a thread of its own.
///
/// A learner's thread must never use a socket itself: when it is interrupted within one, the JDK
/// closes the channel that the socket wakes up its own threads with, and the kernel falls silent.
final class Publisher {
  private static final Logger LOG = Logger.getLogger(Publisher.class.getName());

  /// How long the end waits for what is still to be sent.
  private static final long LAST_MILLIS = 150;

  private static final Message END = Message.unasked("", new com.google.gson.JsonObject());

  private final LinkedBlockingQueue<Message> waiting = new LinkedBlockingQueue<>();
  private final Consumer<Message> socket;
  private final Runnable atEnd;
  private final Thread thread =
      Thread.ofPlatform().daemon().name("publisher").unstarted(this::sendAll);

  /// @param socket sends a message
  /// @param atEnd closes the socket
  Publisher(Consumer<Message> socket, Runnable atEnd) {
    this.socket = socket;
    this.atEnd = atEnd;
    thread.start();
  }

  /// Takes a message; returns at once. May be called by any thread, an interrupted one too.
  void publish(Message message) {
    waiting.add(message);
  }

  private void sendAll() {
    Message next = take();
    while (next != END) {
      try {
        socket.accept(next);
      } catch (RuntimeException | Error e) {
        LOG.log(Level.SEVERE, "a message could not be published: type=" + next.type(), e);
      }
      next = take();
    }
    atEnd.run();
  }

  private Message take() {
    while (true) {
      try {
        return waiting.take();
      } catch (InterruptedException e) {
        // Nobody but us knows this thread, and we end it otherwise.
      }
    }
  }

  /// Sends what is waiting, for a moment at most.
  void close() {
    waiting.add(END);
    try {
      thread.join(LAST_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
