package metamemory.grade;

import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import metamemory.count.ObjectSizes;
import metamemory.count.ThreadBytes;
import org.jspecify.annotations.Nullable;

/// What it costs on the heap to carry a call through a proxy and through reflection, where that
/// cannot be measured from outside since the learner's method runs in between.
///
/// It holds for `-Djdk.reflect.useNativeAccessorOnly=true`, which a child is started with: the VM
/// then takes the arguments as they are and puts a primitive result into a new box, a cached value
/// too.
final class CallBytes {
  private static final long FIRST_CALL_BYTES = firstCallBytes();

  private CallBytes() {}

  /// What the proxy allocated: an array of the arguments, and a box for each primitive one.
  static long before(Method method, Object @Nullable [] arguments) {
    if (!Meter.isMeasured() || arguments == null) {
      return 0;
    }
    long bytes = ObjectSizes.ofArray(Object.class, arguments.length);
    Class<?>[] types = method.getParameterTypes();
    for (int i = 0; i < arguments.length; i++) {
      if (types[i].isPrimitive() && !isCached(arguments[i])) {
        bytes += ObjectSizes.of(arguments[i]);
      }
    }
    return bytes;
  }

  /// What reflection allocated: a box for a primitive result, and at the first call more.
  static long after(Method method, boolean isFirstCall) {
    if (!Meter.isMeasured()) {
      return 0;
    }
    return boxBytes(method.getReturnType()) + (isFirstCall ? FIRST_CALL_BYTES : 0);
  }

  private static long boxBytes(Class<?> type) {
    return type.isPrimitive() && type != void.class
        ? ObjectSizes.ofInstance(MethodType.methodType(type).wrap().returnType())
        : 0;
  }

  private static boolean isCached(Object box) {
    return switch (box) {
      case Integer value -> isCached(value.longValue());
      case Long value -> isCached(value.longValue());
      case Short value -> isCached(value.longValue());
      case Character value -> value <= Byte.MAX_VALUE;
      case Byte _, Boolean _ -> true;
      default -> false;
    };
  }

  private static boolean isCached(long value) {
    return value >= Byte.MIN_VALUE && value <= Byte.MAX_VALUE;
  }

  private static long firstCallBytes() {
    ThreadBytes.ofCurrentThread();
    try {
      Method method = CallBytes.class.getDeclaredMethod("nothing");
      method.setAccessible(true);
      CallBytes.class.getDeclaredMethod("nothingEither").invoke(null);
      Object[] noArguments = {};
      long start = ThreadBytes.ofCurrentThread();
      method.invoke(null, noArguments);
      return ThreadBytes.ofCurrentThread() - start;
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("this class has these methods", e);
    }
  }

  @SuppressWarnings("unused") // called by reflection
  private static void nothing() {}

  @SuppressWarnings("unused")
  private static void nothingEither() {}
}
