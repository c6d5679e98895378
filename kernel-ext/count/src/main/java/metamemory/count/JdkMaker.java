package metamemory.count;

import java.lang.classfile.Opcode;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.constant.ClassDesc;
import java.util.Collections;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Calls for which the JDK makes an object that a reader of the line should know of: iterators and
/// the beginnings of streams. Whatever else it allocates inside calls is not counted here.
///
/// A learner's own `iterator()` counts what it makes on its own line, and may hand on what the JDK
/// made there. So only calls that run the JDK's method count, which the receiver tells.
final class JdkMaker {
  private static final ClassDesc ITERATOR = ClassDesc.of("java.util.Iterator");
  private static final String JDK = "Ljava/";
  private static final String STREAMS = "Ljava/util/stream/";
  private static final Set<String> STREAM_TYPES =
      Set.of("Stream;", "IntStream;", "LongStream;", "DoubleStream;");

  private static final ClassValue<Boolean> ITERATES = inherited("iterator");
  private static final ClassValue<Boolean> STREAMS_ITSELF = inherited("stream");

  private JdkMaker() {}

  static @Nullable Creation of(InvokeInstruction call) {
    ClassDesc type = call.typeSymbol().returnType();
    ClassDesc owner = call.owner().asSymbol();
    boolean hasReceiver = call.opcode() != Opcode.INVOKESTATIC;
    boolean takesNothing = call.typeSymbol().parameterCount() == 0;
    if ((isStream(owner) && hasReceiver) || call.opcode() == Opcode.INVOKESPECIAL) {
      return null; // a further stage of a stream, or what a method makes of its super method
    }
    if (type.equals(ITERATOR)) {
      boolean begins = hasReceiver && takesNothing && call.name().equalsString("iterator");
      return begins ? Creation.around(Kind.ITERATOR, type, Hooks::iterator) : null;
    }
    if (!isStream(type)) {
      return null;
    }
    if (hasReceiver && takesNothing) {
      return Creation.around(Kind.STREAM, type, Hooks::stream);
    }
    return owner.descriptorString().startsWith(JDK)
        ? Creation.after(Kind.STREAM, type, Hooks::made)
        : null;
  }

  private static boolean isStream(ClassDesc type) {
    String descriptor = type.descriptorString();
    return descriptor.startsWith(STREAMS)
        && STREAM_TYPES.contains(descriptor.substring(STREAMS.length()));
  }

  /// Whether the JDK's `iterator()` ran on a receiver and made something.
  static boolean iterates(Object receiver, @Nullable Object made) {
    return ITERATES.get(receiver.getClass())
        && isAnew(made)
        && !isSame(made, Collections.emptyIterator());
  }

  /// Whether the JDK's `stream()` or the like ran on a receiver and made something.
  static boolean streams(Object receiver, @Nullable Object made) {
    return STREAMS_ITSELF.get(receiver.getClass()) && isAnew(made);
  }

  static boolean isAnew(@Nullable Object made) {
    return made != null && Twin.isOfTheJdk(made.getClass());
  }

  @SuppressWarnings("ReferenceEquality") // the shared one is known by identity
  private static boolean isSame(@Nullable Object one, Object other) {
    return one == other;
  }

  /// Tells of a class whether a method without parameters is the JDK's own, by inheritance at
  /// least.
  private static ClassValue<Boolean> inherited(String method) {
    return new ClassValue<>() {
      @Override
      protected Boolean computeValue(Class<?> type) {
        try {
          return Twin.isOfTheJdk(type)
              || Twin.isOfTheJdk(type.getMethod(method).getDeclaringClass());
        } catch (NoSuchMethodException | LinkageError e) {
          return false;
        }
      }
    };
  }
}
