package metamemory.grade.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FrameTest {
  private static final Frame STARTED = new Frame.Started(3);
  private static final List<Frame> ALL =
      List.of(
          new Frame.Plan(List.of(new Frame.PlannedCheck("id", "näme", 2, false))),
          new Frame.DoesNotCompile(List.of(new Frame.Diagnosis(1, 2, "cannot"))),
          STARTED,
          new Frame.Finished(
              3,
              new Frame.Finding(
                  Frame.Finding.Kind.WRONG,
                  Optional.of("1"),
                  Optional.of(""),
                  Optional.empty(),
                  9)),
          new Frame.Printed("text\n"),
          new Frame.Broken("reason"),
          new Frame.Done(1L << 40, true));

  private final byte[] key = FrameKey.random();
  private final ByteArrayOutputStream stream = new ByteArrayOutputStream();
  private final FrameWriter writer = new FrameWriter(stream, key.clone());

  @Test
  void arrivesAsItWasSent() throws IOException {
    ALL.forEach(writer::send);

    assertThat(readAll()).isEqualTo(ALL);
  }

  @Test
  void passesOverWhateverElseIsWritten() throws IOException {
    stream.writeBytes("no frame".getBytes(StandardCharsets.UTF_8));
    writer.send(STARTED);
    stream.writeBytes("AAAA.AAAA\n..\n%.%\n".getBytes(StandardCharsets.UTF_8));
    stream.writeBytes(new byte[3 << 20]);
    writer.send(new Frame.Done(0, false));

    assertThat(readAll()).containsExactly(STARTED, new Frame.Done(0, false));
  }

  @Test
  void doesNotTakeAFrameOfAnotherKey() throws IOException {
    new FrameWriter(stream, FrameKey.random()).send(STARTED);

    assertThat(readAll()).isEmpty();
  }

  @Test
  void doesNotTakeAFrameTwice() throws IOException {
    writer.send(STARTED);
    stream.writeBytes(stream.toByteArray());

    assertThat(readAll()).containsExactly(STARTED);
  }

  @Test
  void wipesTheKeyItWasGiven() {
    byte[] given = FrameKey.random();

    new FrameWriter(stream, given).send(STARTED);

    assertThat(given).containsOnly(0);
  }

  private List<Frame> readAll() throws IOException {
    FrameReader reader =
        new FrameReader(new ByteArrayInputStream(stream.toByteArray()), key.clone());
    List<Frame> frames = new ArrayList<>();
    for (Optional<Frame> frame = reader.read(); frame.isPresent(); frame = reader.read()) {
      frames.add(frame.get());
    }
    return frames;
  }
}
