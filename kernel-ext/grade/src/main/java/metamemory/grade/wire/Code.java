package metamemory.grade.wire;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// An answer, before or after a compiler saw it.
public sealed interface Code {
  /// As the learner wrote it.
  ///
  /// @param text a compilation unit
  record Source(String text) implements Code {}

  /// It compiles, and names nothing that is out of its reach.
  ///
  /// @param files class files by binary name
  record Classes(Map<String, byte[]> files) implements Code {
    /// Copies the map, not the files.
    public Classes {
      files = Map.copyOf(files);
    }
  }

  /// It does not compile, or names what it may not.
  ///
  /// @param problems what is wrong, in the order of the source
  record Refused(List<Frame.Diagnosis> problems) implements Code {
    /// Copies the list.
    public Refused {
      problems = List.copyOf(problems);
    }
  }

  /// Sends this.
  ///
  /// @param out where to; not flushed
  /// @throws IOException if nobody listens
  default void write(DataOutputStream out) throws IOException {
    switch (this) {
      case Source(String text) -> {
        out.writeByte('s');
        FrameCodec.writeText(text, out);
      }
      case Classes(var files) -> {
        out.writeByte('c');
        out.writeInt(files.size());
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
          FrameCodec.writeText(file.getKey(), out);
          FrameCodec.writeBytes(file.getValue(), out);
        }
      }
      case Refused(var problems) -> {
        out.writeByte('r');
        FrameCodec.writeDiagnoses(problems, out);
      }
    }
  }

  /// Receives what [#write] sent.
  ///
  /// @param in where from
  /// @return the code
  /// @throws IOException if it is cut short or something else
  static Code read(DataInputStream in) throws IOException {
    int kind = in.readByte();
    return switch (kind) {
      case 's' -> new Source(FrameCodec.readText(in));
      case 'c' -> {
        Map<String, byte[]> files = new TreeMap<>();
        for (int left = in.readInt(); left > 0; left--) {
          files.put(FrameCodec.readText(in), FrameCodec.readBytes(in));
        }
        yield new Classes(files);
      }
      case 'r' -> new Refused(FrameCodec.readDiagnoses(in));
      default -> throw new IOException("no code is of this kind: kind=" + kind);
    };
  }
}
