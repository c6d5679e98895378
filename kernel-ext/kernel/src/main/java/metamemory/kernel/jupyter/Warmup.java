package metamemory.kernel.jupyter;

import com.google.gson.JsonObject;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import metamemory.kernel.Session;

/// What the first cell needs besides the session, done once while the session is still being
/// opened: a JVM makes each pattern switch and each codec when it is first used.
final class Warmup {
  private static final Logger LOG = Logger.getLogger(Warmup.class.getName());

  private Warmup() {}

  static void run(String key, String scheme) {
    try {
      Wire wire = new Wire(key, scheme);
      Message status = Message.unasked("status", Replies.state("busy"));
      Message answer = wire.decode(wire.encode(status)).answer("status", new JsonObject());
      wire.encode(
          new Message(List.of(new byte[1]), answer.header(), answer.parent(), answer.content()));
      Session.warmUp();
    } catch (Wire.BadMessageException | RuntimeException e) {
      // Then the first cell takes longer, or says what is wrong.
      LOG.log(Level.FINE, "the warm-up failed", e);
    }
  }
}
