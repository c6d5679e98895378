package metamemory.count;

import java.io.IOException;
import java.io.InputStream;
import java.lang.classfile.ClassFile;
import java.lang.classfile.constantpool.PoolEntry;
import java.lang.classfile.constantpool.StringEntry;
import java.util.ArrayList;
import java.util.List;

/// Makes the string literals of classes whose methods run within a reading.
///
/// When a method is about to be compiled by C2, the VM makes all strings of its class that were not
/// used yet, on the thread whose call made the method hot: with a reading's methods that came to
/// 896 bytes once, in what was being measured. Strings that are there already are only looked up.
final class Literals {
  private Literals() {}

  /// The string literals of classes, which are not made again for as long as these are kept. None
  /// of a class whose file can't be read.
  static List<String> of(Class<?>... classes) {
    List<String> literals = new ArrayList<>();
    for (Class<?> type : classes) {
      String name = type.getName();
      try (InputStream file =
          type.getResourceAsStream(name.substring(name.lastIndexOf('.') + 1) + ".class")) {
        if (file != null) {
          for (PoolEntry entry : ClassFile.of().parse(file.readAllBytes()).constantPool()) {
            if (entry instanceof StringEntry string) {
              literals.add(string.stringValue().intern());
            }
          }
        }
      } catch (IOException unreadable) {
        // Then a reading may be disturbed once.
      }
    }
    return literals;
  }
}
