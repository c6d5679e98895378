package metamemory;

import java.lang.foreign.Arena;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// What [HostileCalls] passes: numbers at every edge, memory of every kind, objects that earlier
/// calls returned, alive or closed, and interfaces that answer with such things or throw.
final class HostileValues {
  private static final int MOST_KEPT = 400;

  /// Sizes that are taken are small, those that are refused are far above what a machine has.
  private static final long[] NUMBERS = {
    0,
    1,
    -1,
    2,
    3,
    7,
    8,
    16,
    24,
    63,
    64,
    255,
    256,
    4095,
    4096,
    65_535,
    65_536,
    1L << 42,
    1L << 47,
    (1L << 48) - 1,
    1L << 48,
    1L << 61,
    1L << 62,
    Long.MAX_VALUE - 7,
    Long.MAX_VALUE,
    Long.MIN_VALUE,
    Long.MIN_VALUE + 1,
    -8,
    -4096
  };

  private static final String[] TEXTS = {
    "", "a", "\0", "Grüße", "\ud83d\ude00", "\ud83d", "x".repeat(300)
  };

  private final RandomGenerator random;
  private final List<Object> kept = new ArrayList<>();

  HostileValues(RandomGenerator random) {
    this.random = random;
  }

  /// Remembers what a call returned, in place of something older.
  void keep(@Nullable Object result) {
    if (result instanceof Outcome.Granted(MemorySegment block)) {
      keep(block);
    }
    if (result instanceof Attempt.Made<?>(Object made)) {
      keep(made);
    }
    if (result == null || result instanceof Number || result instanceof Boolean) {
      return;
    }
    if (kept.size() < MOST_KEPT) {
      kept.add(result);
    } else {
      kept.set(random.nextInt(MOST_KEPT), result);
    }
  }

  /// Something of that type that was kept, or null if nothing is.
  @Nullable Object some(Class<?> type) {
    List<Object> candidates = kept.stream().filter(type::isInstance).toList();
    return candidates.isEmpty() ? null : candidates.get(random.nextInt(candidates.size()));
  }

  MemorySegment segment() {
    Object block = some(MemorySegment.class);
    return block != null && random.nextInt(4) != 0 ? (MemorySegment) block : strange();
  }

  private MemorySegment strange() {
    return switch (random.nextInt(9)) {
      case 0 -> MemorySegment.NULL;
      case 1 -> MemorySegment.ofArray(new byte[33]);
      case 2 -> MemorySegment.ofArray(new long[9]);
      case 3 -> MemorySegment.ofArray(new int[0]);
      case 4 -> Arena.ofAuto().allocate(64).asReadOnly();
      case 5 -> Arena.ofShared().allocate(64);
      case 6 -> MemorySegment.ofAddress(random.nextLong());
      case 7 -> ended();
      default -> Arena.ofAuto().allocate(128, 32).asSlice(3, 100);
    };
  }

  private static MemorySegment ended() {
    try (Arena arena = Arena.ofConfined()) {
      return arena.allocate(64);
    }
  }

  /// An argument of that type.
  @Nullable Object hostile(Class<?> type) {
    if (type == long.class) {
      return number();
    } else if (type == int.class) {
      return (int) number();
    } else if (type == byte.class) {
      return (byte) number();
    } else if (type == double.class) {
      return random.nextBoolean() ? random.nextDouble() : Double.NaN;
    } else if (type == boolean.class) {
      return random.nextBoolean();
    }
    return random.nextInt(40) == 0 ? null : reference(type);
  }

  private long number() {
    return random.nextInt(3) == 0 ? random.nextInt(64) : NUMBERS[random.nextInt(NUMBERS.length)];
  }

  private @Nullable Object reference(Class<?> type) {
    if (type == MemorySegment.class) {
      return segment();
    } else if (type == String.class || type == CharSequence.class || type == Object.class) {
      return TEXTS[random.nextInt(TEXTS.length)];
    } else if (type == MemoryLayout.class) {
      return layout();
    } else if (type.isEnum()) {
      return type.getEnumConstants()[random.nextInt(type.getEnumConstants().length)];
    } else if (type.isInterface()
        && !type.isSealed()
        && random.nextInt(type == Allocator.class ? 12 : 2) == 0) {
      return answering(type);
    }
    Object known = some(type);
    return known != null || !type.isInterface() || type.isSealed() ? known : answering(type);
  }

  private MemoryLayout layout() {
    return switch (random.nextInt(5)) {
      case 0 -> MemoryLayout.structLayout();
      case 1 -> MemoryLayout.paddingLayout(1L << 42);
      case 2 -> MemoryLayout.sequenceLayout(1L << 40, ValueLayout.JAVA_LONG);
      case 3 -> ValueLayout.JAVA_INT.withByteAlignment(4096);
      default -> MemoryLayout.structLayout(ValueLayout.JAVA_LONG, ValueLayout.JAVA_INT);
    };
  }

  @SuppressWarnings("ReferenceEquality") // Such an object equals itself only.
  private Object answering(Class<?> type) {
    InvocationHandler handler =
        (self, method, arguments) -> {
          if (method.getDeclaringClass() == Object.class) {
            return switch (method.getName()) {
              case "equals" -> self == arguments[0];
              case "hashCode" -> 1;
              default -> "answering";
            };
          }
          if (random.nextInt(8) == 0) {
            throw new UnsupportedOperationException("hostile");
          }
          Class<?> result = method.getReturnType();
          return result == void.class ? null : hostile(result);
        };
    return Proxy.newProxyInstance(
        HostileValues.class.getClassLoader(), new Class<?>[] {type}, handler);
  }
}
