package metamemory.grade.wire;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;

/// What a grader tells a compiler that it keeps; the reply is a [Code].
///
/// @param className the name of the class that holds the answer
/// @param source the answer's compilation unit
/// @param classPath what the answer may use besides the JDK
/// @param isTrusted whether the answer may name whatever the JDK has
public record CompileOrder(String className, String source, String classPath, boolean isTrusted) {
  /// Sends this.
  ///
  /// @param out the compiler's standard input
  /// @throws IOException if it is gone
  public void write(DataOutputStream out) throws IOException {
    FrameCodec.writeText(className, out);
    FrameCodec.writeText(source, out);
    FrameCodec.writeText(classPath, out);
    out.writeBoolean(isTrusted);
    out.flush();
  }

  /// Receives an order.
  ///
  /// @param in the compiler's own standard input
  /// @return the order
  /// @throws IOException if there is none, or it is cut short
  public static CompileOrder read(DataInputStream in) throws IOException {
    return new CompileOrder(
        FrameCodec.readText(in),
        FrameCodec.readText(in),
        FrameCodec.readText(in),
        in.readBoolean());
  }
}
