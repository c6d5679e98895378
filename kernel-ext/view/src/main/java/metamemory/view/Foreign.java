package metamemory.view;

import java.lang.reflect.Array;

/// Texts of objects that anybody may have written: their `toString` may throw, or never end in a
/// sensible length.
final class Foreign {
  private Foreign() {}

  static String text(Object value, int mostChars) {
    try {
      return Words.clean(String.valueOf(value), mostChars);
    } catch (RuntimeException | StackOverflowError failure) {
      return "toString() failed: " + failure.getClass().getSimpleName();
    }
  }

  /// An object's class without its package, for an array with the length.
  static String type(Object value) {
    int length = value.getClass().isArray() ? Array.getLength(value) : 0;
    return type(value.getClass(), length);
  }

  static String type(Class<?> type, int length) {
    if (type.isArray()) {
      return type(type.getComponentType(), 0) + "[" + length + "]";
    }
    String name = type.getSimpleName();
    return name.isEmpty() ? type.getName().replaceFirst(".*\\.", "") : name;
  }
}
