package metamemory.grade;

import java.lang.invoke.MethodType;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Signatures as a learner writes them.
final class Signature {
  private Signature() {}

  static String of(Method method) {
    return method.getGenericReturnType() instanceof Class<?> type
        ? type.getSimpleName() + " " + method.getName() + parameters(method)
        : method.getGenericReturnType() + " " + method.getName() + parameters(method);
  }

  static String of(Constructor<?> constructor) {
    return constructor.getDeclaringClass().getSimpleName() + parameters(constructor);
  }

  static String ofArguments(Object[] arguments) {
    return Arrays.stream(arguments)
        .map(argument -> primitive(argument.getClass()).getSimpleName())
        .collect(Collectors.joining(", ", "(", ")"));
  }

  static String listed(Stream<String> signatures, String ifNone) {
    String listed = signatures.sorted().collect(Collectors.joining(" and "));
    return listed.isEmpty() ? ifNone : listed;
  }

  static boolean accepts(Class<?>[] parameters, Object[] arguments) {
    if (parameters.length != arguments.length) {
      return false;
    }
    for (int i = 0; i < parameters.length; i++) {
      Class<?> given = arguments[i].getClass();
      if (parameters[i].isPrimitive()
          ? parameters[i] != primitive(given)
          : !parameters[i].isAssignableFrom(given)) {
        return false;
      }
    }
    return true;
  }

  private static String parameters(Executable member) {
    return Arrays.stream(member.getParameters())
        .map(each ->
            each.getType().getSimpleName() + (each.isNamePresent() ? " " + each.getName() : ""))
        .collect(Collectors.joining(", ", "(", ")"));
  }

  private static Class<?> primitive(Class<?> type) {
    return MethodType.methodType(type).unwrap().returnType();
  }
}
