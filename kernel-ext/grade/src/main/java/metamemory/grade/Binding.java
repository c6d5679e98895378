package metamemory.grade;

import java.lang.reflect.AccessibleObject;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.lang.reflect.UndeclaredThrowableException;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Carries calls from a suite's interface to the learner's members of the same name and signature.
final class Binding implements InvocationHandler {
  private static final Object[] NO_ARGUMENTS = {};

  private final Class<?> owner;
  // For methods outside any class this is the class around them, since a static method does not
  // look at it.
  private final Object target;
  private final Map<Method, Member> found = new ConcurrentHashMap<>();

  private Binding(Class<?> owner, Object target) {
    this.owner = owner;
    this.target = target;
  }

  static <T> T methods(Class<T> wanted, Class<?> owner) {
    return proxy(wanted, new Binding(owner, owner));
  }

  static <T> T object(Class<T> wanted, Class<?> owner, Object[] arguments) {
    Class<?> type =
        Arrays.stream(owner.getDeclaredClasses())
            .filter(each -> each.getSimpleName().equals(wanted.getSimpleName()))
            .findFirst()
            .orElseThrow(() ->
                new MissingMemberError("class " + wanted.getSimpleName(), "no class of that name"));
    Constructor<?> constructor = constructor(type, arguments);
    try {
      return proxy(wanted, new Binding(type, constructor.newInstance(unwrapped(arguments))));
    } catch (InvocationTargetException e) {
      throw thrown(e);
    } catch (ReflectiveOperationException e) {
      throw new MissingMemberError(
          "a class " + wanted.getSimpleName() + " that can be created with new",
          "it is abstract or cannot be accessed");
    }
  }

  @Override
  public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments)
      throws Throwable {
    if (method.getDeclaringClass() == Object.class) {
      return ofObject(method, arguments);
    }
    if (method.isDefault()) {
      return InvocationHandler.invokeDefault(proxy, method, arguments);
    }
    long entered = Meter.enter();
    Member member;
    Object[] given;
    try {
      member = found.computeIfAbsent(method, this::member);
      given = unwrapped(arguments == null ? NO_ARGUMENTS : arguments);
    } finally {
      Meter.leave(entered, CallBytes.before(method, arguments));
    }
    Object value = member.call(target, given);
    entered = Meter.enter();
    try {
      return wrapped(method.getReturnType(), value);
    } finally {
      Meter.leave(entered, CallBytes.after(method, member.isFirstCall()));
    }
  }

  /// A learner's method, and whether it was called before.
  private static final class Member {
    private final Method method;
    private int calls;

    Member(Method method) {
      this.method = method;
    }

    @Nullable Object call(Object target, Object[] arguments) throws Throwable {
      calls++;
      try {
        return method.invoke(target, arguments);
      } catch (InvocationTargetException e) {
        throw e.getCause() == null ? e : e.getCause();
      }
    }

    boolean isFirstCall() {
      return calls == 1;
    }
  }

  private Object ofObject(Method method, Object @Nullable [] arguments) {
    return switch (method.getName()) {
      case "equals" -> arguments != null && target.equals(unwrapped(arguments[0]));
      case "hashCode" -> target.hashCode();
      default -> target.toString();
    };
  }

  private Member member(Method wanted) {
    return Arrays.stream(owner.getDeclaredMethods())
        .filter(each -> !each.isSynthetic() && fits(wanted, each))
        .findFirst()
        .map(each -> new Member(opened(each)))
        .orElseThrow(() -> missing(wanted));
  }

  private static boolean fits(Method wanted, Method member) {
    Class<?>[] parameters = wanted.getParameterTypes();
    return member.getName().equals(wanted.getName())
        && standsFor(wanted.getReturnType(), member.getReturnType())
        && member.getParameterCount() == parameters.length
        && Arrays.equals(parameters, member.getParameterTypes(), (a, b) -> standsFor(a, b) ? 0 : 1);
  }

  private MissingMemberError missing(Method wanted) {
    String where = target.equals(owner) ? "" : " in class " + owner.getSimpleName();
    return new MissingMemberError(
        Signature.of(wanted) + where,
        Signature.listed(
            Arrays.stream(owner.getDeclaredMethods())
                .filter(each -> !each.isSynthetic() && each.getName().equals(wanted.getName()))
                .map(Signature::of),
            "no method " + wanted.getName() + where));
  }

  private static Constructor<?> constructor(Class<?> type, Object[] arguments) {
    return Arrays.stream(type.getDeclaredConstructors())
        .filter(each -> Signature.accepts(each.getParameterTypes(), unwrapped(arguments)))
        .findFirst()
        .<Constructor<?>>map(Binding::opened)
        .orElseThrow(() ->
            new MissingMemberError(
                "constructor " + type.getSimpleName() + Signature.ofArguments(unwrapped(arguments)),
                Signature.listed(
                    Stream.of(type.getDeclaredConstructors()).map(Signature::of),
                    "no constructor in " + type.getSimpleName())));
  }

  /// The learner's types are known to a suite only by an interface of the same simple name.
  private static boolean standsFor(Class<?> wanted, Class<?> member) {
    return wanted == member
        || (wanted.isInterface()
            && isOfSuite(wanted)
            && wanted.getSimpleName().equals(member.getSimpleName()));
  }

  private static boolean isOfSuite(Class<?> type) {
    return type.getClassLoader() != null && !type.getPackageName().equals("metamemory");
  }

  private static @Nullable Object wrapped(Class<?> wanted, @Nullable Object value) {
    return value == null || !wanted.isInterface() || wanted.isInstance(value)
        ? value
        : proxy(wanted, new Binding(value.getClass(), value));
  }

  static <T> T around(Class<T> wanted, Object value) {
    return wanted.cast(Objects.requireNonNull(wrapped(wanted, value)));
  }

  private static Object[] unwrapped(Object[] arguments) {
    return Arrays.stream(arguments).map(Binding::unwrapped).toArray();
  }

  private static @Nullable Object unwrapped(@Nullable Object argument) {
    return argument != null
            && Proxy.isProxyClass(argument.getClass())
            && Proxy.getInvocationHandler(argument) instanceof Binding binding
        ? binding.target
        : argument;
  }

  /// What the learner's constructor threw, as a constructor call may throw it.
  private static RuntimeException thrown(InvocationTargetException e) {
    return switch (e.getCause()) {
      case RuntimeException unchecked -> unchecked;
      case Error error -> throw error;
      case null, default -> new UndeclaredThrowableException(e.getCause());
    };
  }

  private static <M extends AccessibleObject> M opened(M member) {
    member.setAccessible(true);
    return member;
  }

  private static <T> T proxy(Class<T> wanted, Binding binding) {
    return wanted.cast(
        Proxy.newProxyInstance(wanted.getClassLoader(), new Class<?>[] {wanted}, binding));
  }
}
