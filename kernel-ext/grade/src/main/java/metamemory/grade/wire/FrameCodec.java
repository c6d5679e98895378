package metamemory.grade.wire;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Frames as bytes, by hand: the child starts for a single check, and a JSON library would cost it
/// more than the check does.
final class FrameCodec {
  private static final int PLAN = 1;
  private static final int DOES_NOT_COMPILE = 2;
  private static final int STARTED = 3;
  private static final int FINISHED = 4;
  private static final int PRINTED = 5;
  private static final int DONE = 6;
  private static final int BROKEN = 7;

  private FrameCodec() {}

  static byte[] encode(long number, Frame frame) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    try {
      out.writeLong(number);
      write(frame, out);
    } catch (IOException e) {
      throw new UncheckedIOException("an array cannot fail to be written", e);
    }
    return bytes.toByteArray();
  }

  static long numberOf(byte[] encoded) throws IOException {
    return new DataInputStream(new ByteArrayInputStream(encoded)).readLong();
  }

  static Frame decode(byte[] encoded) throws IOException {
    DataInputStream in = new DataInputStream(new ByteArrayInputStream(encoded));
    in.skipNBytes(Long.BYTES);
    int type = in.readByte();
    return switch (type) {
      case PLAN -> new Frame.Plan(readList(in, FrameCodec::readPlannedCheck));
      case DOES_NOT_COMPILE -> new Frame.DoesNotCompile(readList(in, FrameCodec::readDiagnosis));
      case STARTED -> new Frame.Started(in.readInt());
      case FINISHED -> new Frame.Finished(in.readInt(), readFinding(in));
      case PRINTED -> new Frame.Printed(readText(in));
      case DONE ->
          new Frame.Done(
              in.readLong(), in.readBoolean(), in.readLong(), in.readLong(), in.readLong());
      case BROKEN -> new Frame.Broken(readText(in));
      default -> throw new IOException("no frame has this type: type=" + type);
    };
  }

  private static void write(Frame frame, DataOutputStream out) throws IOException {
    switch (frame) {
      case Frame.Plan(var checks) -> {
        out.writeByte(PLAN);
        writeList(checks, out, FrameCodec::writePlannedCheck);
      }
      case Frame.DoesNotCompile(var problems) -> {
        out.writeByte(DOES_NOT_COMPILE);
        writeList(problems, out, FrameCodec::writeDiagnosis);
      }
      case Frame.Started(int check) -> {
        out.writeByte(STARTED);
        out.writeInt(check);
      }
      case Frame.Finished(int check, var finding) -> {
        out.writeByte(FINISHED);
        out.writeInt(check);
        writeFinding(finding, out);
      }
      case Frame.Printed(var text) -> {
        out.writeByte(PRINTED);
        writeText(text, out);
      }
      case Frame.Done done -> {
        out.writeByte(DONE);
        out.writeLong(done.droppedBytes());
        out.writeBoolean(done.isClean());
        out.writeLong(done.measured());
        out.writeLong(done.objects());
        out.writeLong(done.objectBytes());
      }
      case Frame.Broken(var reason) -> {
        out.writeByte(BROKEN);
        writeText(reason, out);
      }
    }
  }

  private static void writePlannedCheck(Frame.PlannedCheck check, DataOutputStream out)
      throws IOException {
    writeText(check.id(), out);
    writeText(check.name(), out);
    out.writeInt(check.points());
    out.writeBoolean(check.visible());
  }

  private static Frame.PlannedCheck readPlannedCheck(DataInputStream in) throws IOException {
    return new Frame.PlannedCheck(readText(in), readText(in), in.readInt(), in.readBoolean());
  }

  private static void writeDiagnosis(Frame.Diagnosis problem, DataOutputStream out)
      throws IOException {
    out.writeInt(problem.line());
    out.writeInt(problem.column());
    writeText(problem.message(), out);
  }

  private static Frame.Diagnosis readDiagnosis(DataInputStream in) throws IOException {
    return new Frame.Diagnosis(in.readInt(), in.readInt(), readText(in));
  }

  private static void writeFinding(Frame.Finding finding, DataOutputStream out) throws IOException {
    writeText(finding.kind().name(), out);
    for (Optional<String> text : List.of(finding.expected(), finding.got(), finding.why())) {
      out.writeBoolean(text.isPresent());
      writeText(text.orElse(""), out);
    }
    out.writeInt(finding.line());
    writeList(finding.made(), out, FrameCodec::writeMade);
  }

  private static Frame.Finding readFinding(DataInputStream in) throws IOException {
    Frame.Finding.Kind kind = Frame.Finding.Kind.valueOf(readText(in));
    return new Frame.Finding(
        kind,
        readOptional(in),
        readOptional(in),
        readOptional(in),
        in.readInt(),
        readList(in, FrameCodec::readMade));
  }

  private static void writeMade(Frame.Made made, DataOutputStream out) throws IOException {
    writeText(made.type(), out);
    out.writeInt(made.line());
    out.writeLong(made.count());
    out.writeLong(made.bytes());
  }

  private static Frame.Made readMade(DataInputStream in) throws IOException {
    return new Frame.Made(readText(in), in.readInt(), in.readLong(), in.readLong());
  }

  private static Optional<String> readOptional(DataInputStream in) throws IOException {
    boolean present = in.readBoolean();
    String text = readText(in);
    return present ? Optional.of(text) : Optional.empty();
  }

  static void writeDiagnoses(List<Frame.Diagnosis> problems, DataOutputStream out)
      throws IOException {
    writeList(problems, out, FrameCodec::writeDiagnosis);
  }

  static List<Frame.Diagnosis> readDiagnoses(DataInputStream in) throws IOException {
    return readList(in, FrameCodec::readDiagnosis);
  }

  static void writeText(String text, DataOutputStream out) throws IOException {
    writeBytes(text.getBytes(StandardCharsets.UTF_8), out);
  }

  static String readText(DataInputStream in) throws IOException {
    return new String(readBytes(in), StandardCharsets.UTF_8);
  }

  static void writeBytes(byte[] bytes, DataOutputStream out) throws IOException {
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  static byte[] readBytes(DataInputStream in) throws IOException {
    int length = in.readInt();
    byte[] bytes = in.readNBytes(length);
    if (bytes.length < length) {
      throw new IOException("bytes are cut short: length=" + length + ", got=" + bytes.length);
    }
    return bytes;
  }

  private static <T> void writeList(List<T> items, DataOutputStream out, Writer<T> writer)
      throws IOException {
    out.writeInt(items.size());
    for (T item : items) {
      writer.write(item, out);
    }
  }

  private static <T> List<T> readList(DataInputStream in, Reader<T> reader) throws IOException {
    List<T> items = new ArrayList<>();
    for (int left = in.readInt(); left > 0; left--) {
      items.add(reader.read(in));
    }
    return items;
  }

  @FunctionalInterface
  private interface Writer<T> {
    void write(T item, DataOutputStream out) throws IOException;
  }

  @FunctionalInterface
  private interface Reader<T> {
    T read(DataInputStream in) throws IOException;
  }
}
