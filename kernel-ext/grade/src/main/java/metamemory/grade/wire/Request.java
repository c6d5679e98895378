package metamemory.grade.wire;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;

/// What a grader tells its child, on the child's standard input; the answer's [Code] follows as
/// soon as it is there.
///
/// @param key what the child signs its frames with
/// @param suite the class name of the suite
/// @param className the name of the class that holds the answer
/// @param compileClassPath what the answer may use besides the JDK
/// @param seed what the suite's random numbers start from
/// @param outputBytes how much of what the learner's code prints is kept
/// @param isTrusted whether the answer may name whatever the JDK has
@SuppressWarnings("ArrayRecordComponent") // The key is wiped after use, which only an array allows.
public record Request(
    byte[] key,
    String suite,
    String className,
    String compileClassPath,
    long seed,
    int outputBytes,
    boolean isTrusted) {

  /// Sends this.
  ///
  /// @param out the child's standard input; left open
  /// @throws IOException if the child is gone
  public void write(DataOutputStream out) throws IOException {
    out.write(key);
    FrameCodec.writeText(suite, out);
    FrameCodec.writeText(className, out);
    FrameCodec.writeText(compileClassPath, out);
    out.writeLong(seed);
    out.writeInt(outputBytes);
    out.writeBoolean(isTrusted);
    out.flush();
  }

  /// Receives a request.
  ///
  /// @param in the child's own standard input
  /// @return the request
  /// @throws IOException if it is cut short
  public static Request read(DataInputStream in) throws IOException {
    byte[] key = new byte[FrameKey.BYTES];
    in.readFully(key);
    return new Request(
        key,
        FrameCodec.readText(in),
        FrameCodec.readText(in),
        FrameCodec.readText(in),
        in.readLong(),
        in.readInt(),
        in.readBoolean());
  }
}
