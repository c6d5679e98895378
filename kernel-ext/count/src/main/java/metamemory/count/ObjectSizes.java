package metamemory.count;

/// Shallow sizes of objects and arrays in this very VM, in bytes: header, fields or elements, and
/// padding.
///
/// Measured, not computed: an instance is made without running a constructor, and the thread's
/// allocation counter is read before and after. So the figures hold for compact headers, wide
/// references and other alignments.
///
/// No learner's code runs. Classes of the JDK are instantiated as they are, which initialises them.
/// Any other class is never initialised: a twin with the same fields on the same JDK superclass is
/// measured in its place. `@Contended` fields outside the JDK are ignored, as the VM does by
/// default.
///
/// The first question about a class takes about a millisecond and allocates on the current thread;
/// later ones take nanoseconds.
public final class ObjectSizes {
  private static final ClassValue<Long> INSTANCES =
      new ClassValue<>() {
        @Override
        protected Long computeValue(Class<?> type) {
          return InstanceSize.measure(type);
        }
      };

  private ObjectSizes() {}

  /// The size of each instance of a class.
  ///
  /// @param type a class that can be instantiated
  /// @return the bytes
  /// @throws IllegalArgumentException if `type` is an interface, abstract, primitive, an array or
  ///   [Class] itself
  public static long ofInstance(Class<?> type) {
    return INSTANCES.get(type);
  }

  /// The size of an array.
  ///
  /// @param component the type of its elements
  /// @param length how many elements, at least 0
  /// @return the bytes
  /// @throws IllegalArgumentException if `component` is `void` or `length` is negative
  public static long ofArray(Class<?> component, int length) {
    if (component == void.class || length < 0) {
      throw new IllegalArgumentException(
          "no such array: component=" + component.getName() + ", length=" + length);
    }
    return ArraySize.of(component).bytes(length);
  }

  /// The size of one object or array, without what it refers to.
  ///
  /// @param object anything but an instance of [Class]
  /// @return the bytes
  /// @throws IllegalArgumentException if `object` is a [Class], whose size varies
  public static long of(Object object) {
    Class<?> type = object.getClass();
    return type.isArray()
        ? ofArray(type.getComponentType(), java.lang.reflect.Array.getLength(object))
        : ofInstance(type);
  }
}
