package metamemory.count;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.function.Supplier;

/// Run in a VM of its own: compares sizes with what real allocations take there, and the box cache
/// with identity.
final class SizesComparison {
  private record One(byte a) {}

  private record Mixed(long a, byte b, Object c, short d, double e, boolean f) {}

  @SuppressWarnings("unused") // fields make the layout
  private static class Base {
    private byte a;
    private long b;
  }

  @SuppressWarnings("unused")
  private static class Middle extends Base {
    private short c;
  }

  @SuppressWarnings("unused")
  private static final class Leaf extends Middle {
    private int d;
    private Object e = "";
    private byte f;
  }

  private static final class Fault extends Exception {
    private static final long serialVersionUID = 1;

    Fault() {
      super(null, null, false, false);
    }
  }

  private static final class Grown extends ArrayList<String> {
    private static final long serialVersionUID = 1;

    @SuppressWarnings("unused")
    private int more;
  }

  private SizesComparison() {}

  /// Exits with 1 and a line for each disagreement.
  ///
  /// @param arguments none
  public static void main(String[] arguments) {
    int disagreements = objects() + arrays() + boxes();
    if (disagreements > 0) {
      System.exit(1);
    }
    System.out.println("all agree, Object=" + ObjectSizes.ofInstance(Object.class));
  }

  private static int objects() {
    Map<Class<?>, Supplier<Object>> makers = new LinkedHashMap<>();
    makers.put(Object.class, Object::new);
    makers.put(One.class, () -> new One((byte) 1));
    makers.put(Mixed.class, () -> new Mixed(1, (byte) 2, "", (short) 3, 4, true));
    makers.put(Base.class, Base::new);
    makers.put(Middle.class, Middle::new);
    makers.put(Leaf.class, Leaf::new);
    makers.put(Fault.class, Fault::new);
    makers.put(Grown.class, Grown::new);
    makers.put(HashMap.class, HashMap::new);
    makers.put(Double.class, () -> Double.valueOf(2));
    int wrong = 0;
    for (Map.Entry<Class<?>, Supplier<Object>> entry : makers.entrySet()) {
      wrong +=
          compare(
              entry.getKey().getName(),
              ObjectSizes.ofInstance(entry.getKey()),
              Gauge.leastBytes(entry.getValue()));
    }
    return wrong;
  }

  private static int arrays() {
    int wrong = 0;
    for (int length : new int[] {0, 1, 2, 3, 7, 8, 100, 1001}) {
      wrong += compare("byte", size(byte.class, length), real(() -> new byte[length]));
      wrong += compare("char", size(char.class, length), real(() -> new char[length]));
      wrong += compare("float", size(float.class, length), real(() -> new float[length]));
      wrong += compare("long", size(long.class, length), real(() -> new long[length]));
      wrong += compare("int[]", size(int[].class, length), real(() -> new int[length][]));
    }
    return wrong;
  }

  private static int boxes() {
    int wrong = 0;
    for (int value = -40_000; value < 40_000; value += 7) {
      wrong += boxed(value, BoxCache.INTEGER.creates(value), Integer::valueOf);
      wrong += boxed(value, BoxCache.LONG.creates(value), Long::valueOf);
      if (value == (short) value) {
        wrong += boxed(value, BoxCache.SHORT.creates(value), v -> Short.valueOf((short) v));
      }
      if (value == (char) value) {
        wrong += boxed(value, BoxCache.CHARACTER.creates(value), v -> Character.valueOf((char) v));
      }
    }
    return wrong;
  }

  private static int boxed(int value, boolean creates, IntFunction<Object> valueOf) {
    Object one = valueOf.apply(value);
    Object other = valueOf.apply(value);
    return compare("box of " + value, creates ? 1 : 0, isSame(one, other) ? 0 : 1);
  }

  @SuppressWarnings("ReferenceEquality") // identity is the question
  private static boolean isSame(Object one, Object other) {
    return one == other;
  }

  private static long size(Class<?> component, int length) {
    return ObjectSizes.ofArray(component, length);
  }

  private static long real(Supplier<Object> maker) {
    return Gauge.leastBytes(maker);
  }

  private static int compare(String what, long claimed, long measured) {
    if (claimed == measured) {
      return 0;
    }
    System.out.println(what + ": claimed=" + claimed + ", measured=" + measured);
    return 1;
  }
}
