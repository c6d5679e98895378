package metamemory.kernel;

import java.util.function.UnaryOperator;

/// What every snippet class goes through before it is loaded.
final class Weaving implements UnaryOperator<byte[]> {
  @Override
  public byte[] apply(byte[] classFile) {
    return classFile;
  }
}
