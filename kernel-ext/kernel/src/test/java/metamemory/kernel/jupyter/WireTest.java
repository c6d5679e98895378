package metamemory.kernel.jupyter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class WireTest {
  private final Wire wire = new Wire("secret", "hmac-sha256");
  private final Message message = Message.unasked("status", new JsonObject());

  @Test
  void readsWhatItWrote() throws Exception {
    assertThat(wire.decode(wire.encode(message))).isEqualTo(message);
  }

  @Test
  void refusesAMessageSignedWithAnotherKey() {
    List<byte[]> forged = new Wire("guess", "hmac-sha256").encode(message);
    assertThatThrownBy(() -> wire.decode(forged))
        .isInstanceOf(Wire.BadMessageException.class)
        .hasMessageContaining("not signed");
  }

  @Test
  void refusesEveryTruncatedMessage() {
    List<byte[]> frames = wire.encode(message);
    for (int length = 0; length < frames.size(); length++) {
      List<byte[]> cut = frames.subList(0, length);
      assertThatThrownBy(() -> wire.decode(cut)).isInstanceOf(Wire.BadMessageException.class);
    }
  }

  @Test
  void refusesAChangedPart() {
    List<byte[]> frames = new ArrayList<>(wire.encode(message));
    frames.set(frames.size() - 1, "{\"code\":\"evil\"}".getBytes(StandardCharsets.UTF_8));
    assertThatThrownBy(() -> wire.decode(frames)).isInstanceOf(Wire.BadMessageException.class);
  }

  @Test
  void countsPositionsInCodePoints() {
    assertThat(CodePoints.toUtf16("😀x", 1)).isEqualTo(2);
    assertThat(CodePoints.fromUtf16("😀x", 2)).isEqualTo(1);
  }
}
