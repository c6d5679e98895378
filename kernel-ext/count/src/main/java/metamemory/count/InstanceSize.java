package metamemory.count;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Constructor;
import java.lang.reflect.Modifier;

/// Measures the size of a class's instances by making some, with no constructor but `Object`'s.
final class InstanceSize {
  private static final Object[] NO_ARGUMENTS = {};
  private static final MethodHandle SERIAL_CONSTRUCTOR = serialConstructor();

  /// What making an instance by reflection allocates beyond the instance.
  private static final long OVERHEAD =
      Gauge.leastBytes(maker(Object.class)) - Gauge.leastBytes(Object::new);

  private InstanceSize() {}

  static long measure(Class<?> type) {
    if (type.isInterface()
        || type.isArray()
        || type.isPrimitive()
        || type == Class.class
        || Modifier.isAbstract(type.getModifiers())) {
      throw new IllegalArgumentException("no instances of one size: type=" + type.getName());
    }
    Class<?> safe = Twin.isOfTheJdk(type) ? type : Twin.of(type);
    return Gauge.leastBytes(maker(safe)) - OVERHEAD;
  }

  private static java.util.function.Supplier<Object> maker(Class<?> type) {
    Constructor<?> constructor;
    try {
      constructor =
          (Constructor<?>) SERIAL_CONSTRUCTOR.invoke(type, Object.class.getDeclaredConstructor());
    } catch (Throwable e) {
      throw new IllegalStateException("cannot make instances: type=" + type.getName(), e);
    }
    return () -> {
      try {
        return constructor.newInstance(NO_ARGUMENTS);
      } catch (ReflectiveOperationException e) {
        throw new IllegalStateException("cannot make an instance: type=" + type.getName(), e);
      }
    };
  }

  /// The JDK's factory for deserialisation. By reflection, since the compiler warns of its package
  /// without a way to agree.
  private static MethodHandle serialConstructor() {
    try {
      Class<?> factory = Class.forName("sun.reflect.ReflectionFactory");
      MethodHandles.Lookup lookup = MethodHandles.lookup();
      Object instance =
          lookup
              .findStatic(factory, "getReflectionFactory", MethodType.methodType(factory))
              .invoke();
      return lookup
          .findVirtual(
              factory,
              "newConstructorForSerialization",
              MethodType.methodType(Constructor.class, Class.class, Constructor.class))
          .bindTo(instance);
    } catch (Throwable e) {
      throw new IllegalStateException("needs the module jdk.unsupported", e);
    }
  }
}
