package metamemory.kernel;

import java.util.function.UnaryOperator;
import metamemory.count.Weaver;

/// What every snippet class goes through before it is loaded: it can be stopped and counted from
/// then on, and cannot end the kernel.
final class Weaving implements UnaryOperator<byte[]> {
  private final Weaver weaver = new Weaver();

  @Override
  public byte[] apply(byte[] classFile) {
    return ExitCalls.replace(weaver.weave(classFile));
  }
}
