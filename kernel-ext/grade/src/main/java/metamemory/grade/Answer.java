package metamemory.grade;

import java.util.Objects;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// What a suite knows of the learner's answer. Suites are compiled long before it is written, so
/// they say what they want by an interface, and get it bound to the learner's methods and classes
/// by name and exact signature:
///
/// ```java
/// interface AlignUp { long alignUp(long value, long alignment); }
/// AlignUp learner = Answer.bind(AlignUp.class);
///
/// interface Bump { long tryAllocate(long byteSize, long byteAlignment); void reset(); }
/// Bump bump = Answer.make(Bump.class, 64L);   // new Bump(long) of the learner's class Bump
/// ```
///
/// A learner's type may occur in the signatures too: a suite's interface of the same simple name
/// stands for it.
///
/// A check gets the learner's classes freshly loaded: nothing that an earlier check left in a
/// static variable is there.
public final class Answer {
  private static @Nullable Supplier<Class<?>> source;
  private static @Nullable Class<?> current;
  private static long seed;

  private Answer() {}

  /// Says which answer the suites get. Whoever runs suites calls this first.
  ///
  /// @param learner loads the class that holds the learner's declarations, anew each time
  /// @param theSeed what [#random()] starts from
  public static void use(Supplier<Class<?>> learner, long theSeed) {
    source = learner;
    seed = theSeed;
    current = null;
  }

  /// Forgets the loaded classes, so that the next check gets them anew.
  public static void renew() {
    current = null;
  }

  /// The learner's methods. A method that is missing shows when it is called.
  ///
  /// @param <T> the suite's interface
  /// @param wanted an interface whose methods the learner is to define
  /// @return an object whose methods call the learner's; throws [MissingMemberError] for a method
  ///   that is not there
  public static <T> T bind(Class<T> wanted) {
    return Binding.methods(wanted, learner());
  }

  /// A new object of a class that the learner is to define.
  ///
  /// @param <T> the suite's interface
  /// @param wanted an interface with the simple name and the methods of the learner's class
  /// @param arguments what the constructor is called with; a boxed value stands for a primitive
  ///   parameter
  /// @return the object; throws [MissingMemberError] for a method that is not there
  /// @throws MissingMemberError if there is no such class or constructor
  public static <T> T make(Class<T> wanted, Object... arguments) {
    return Binding.object(wanted, learner(), arguments);
  }

  /// An object of a learner's type that came inside another one, as in a list or an `Attempt`,
  /// where it is not bound by itself.
  ///
  /// @param <T> the suite's interface
  /// @param wanted an interface with the simple name and the methods of the learner's class
  /// @param value the learner's object
  /// @return the object; throws [MissingMemberError] for a method that is not there
  public static <T> T as(Class<T> wanted, Object value) {
    return Binding.around(wanted, value);
  }

  /// Numbers that look random and are the same for the same seed, in each check from the start.
  ///
  /// @return a new generator
  public static RandomGenerator random() {
    return new SplittableRandom(seed);
  }

  private static Class<?> learner() {
    if (current == null) {
      current = Objects.requireNonNull(source, "Answer.use must come before a suite runs").get();
    }
    return current;
  }
}
