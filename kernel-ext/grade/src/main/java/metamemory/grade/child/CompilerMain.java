package metamemory.grade.child;

import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import javax.tools.StandardJavaFileManager;
import metamemory.grade.wire.CompileOrder;

/// The program of a compiler that a grader keeps: reads a [CompileOrder], replies with code, and
/// again, until its input ends. It runs nothing of what it compiles.
///
/// Each answer is compiled from scratch; what stays is the JDK's compiler itself, ready and quick,
/// and its view of the JDK and the library. Where the compiler fails, this ends without a reply:
/// the next one starts anew.
public final class CompilerMain {
  private CompilerMain() {}

  /// Compiles until there is nothing more to do.
  ///
  /// @param args none
  public static void main(String[] args) {
    InputStream in = System.in;
    PrintStream out = System.out;
    System.setIn(InputStream.nullInputStream());
    System.setOut(new PrintStream(OutputStream.nullOutputStream()));
    Thread compiler = new Thread(null, () -> serve(in, out), "compiler", Compilation.STACK_BYTES);
    compiler.setUncaughtExceptionHandler((_, _) -> Runtime.getRuntime().halt(1));
    compiler.start();
  }

  private static void serve(InputStream stdin, OutputStream stdout) {
    StandardJavaFileManager files = Compilation.files();
    DataInputStream in = new DataInputStream(stdin);
    DataOutputStream out = new DataOutputStream(new BufferedOutputStream(stdout));
    try {
      while (reply(files, CompileOrder.read(in), out)) {
        out.flush();
      }
    } catch (IOException e) {
      // The grader has no more orders.
    }
    Runtime.getRuntime().halt(0);
  }

  private static boolean reply(
      StandardJavaFileManager files, CompileOrder order, DataOutputStream out) throws IOException {
    Compilation compilation =
        Compilation.of(files, order.className(), order.source(), order.classPath());
    if (compilation instanceof Compilation.GaveUp) {
      return false;
    }
    compilation.code(order.isTrusted()).write(out);
    return true;
  }
}
