package metamemory.grade.wire;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/// What a grader tells its child, on the child's standard input.
///
/// @param key what the child signs its frames with
/// @param suite the class name of the suite
/// @param className the name of the class that holds the answer
/// @param source the answer's compilation unit
/// @param compileClassPath what the answer may use besides the JDK
/// @param seed what the suite's random numbers start from
/// @param outputBytes how much of what the learner's code prints is kept
/// @param isTrusted whether the answer may name whatever the JDK has
@SuppressWarnings("ArrayRecordComponent") // The key is wiped after use, which only an array allows.
public record Request(
    byte[] key,
    String suite,
    String className,
    String source,
    String compileClassPath,
    long seed,
    int outputBytes,
    boolean isTrusted) {

  /// Sends this.
  ///
  /// @param stream the child's standard input; left open
  /// @throws IOException if the child is gone
  public void write(OutputStream stream) throws IOException {
    DataOutputStream out = new DataOutputStream(stream);
    out.write(key);
    FrameCodec.writeText(suite, out);
    FrameCodec.writeText(className, out);
    FrameCodec.writeText(source, out);
    FrameCodec.writeText(compileClassPath, out);
    out.writeLong(seed);
    out.writeInt(outputBytes);
    out.writeBoolean(isTrusted);
    out.flush();
  }

  /// Receives a request.
  ///
  /// @param stream the child's own standard input
  /// @return the request
  /// @throws IOException if it is cut short
  public static Request read(InputStream stream) throws IOException {
    DataInputStream in = new DataInputStream(stream);
    byte[] key = new byte[FrameKey.BYTES];
    in.readFully(key);
    return new Request(
        key,
        FrameCodec.readText(in),
        FrameCodec.readText(in),
        FrameCodec.readText(in),
        FrameCodec.readText(in),
        in.readLong(),
        in.readInt(),
        in.readBoolean());
  }
}
