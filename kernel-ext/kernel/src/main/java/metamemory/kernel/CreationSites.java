package metamemory.kernel;

import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeElement;
import java.lang.classfile.MethodModel;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.LineNumber;
import java.lang.classfile.instruction.NewMultiArrayInstruction;
import java.lang.classfile.instruction.NewObjectInstruction;
import java.lang.classfile.instruction.NewPrimitiveArrayInstruction;
import java.lang.classfile.instruction.NewReferenceArrayInstruction;
import java.lang.constant.ClassDesc;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Finds the instructions of a method that create objects.
final class CreationSites {
  private static final Set<String> BOXES =
      Set.of("Byte", "Short", "Character", "Integer", "Long", "Float", "Double", "Boolean");

  /// An instruction that creates something.
  ///
  /// @param method the method's name
  /// @param line its line in the compiled source, or 0
  /// @param kind what kind of creation it is
  /// @param what what is created
  record Site(String method, int line, String kind, String what) {}

  private CreationSites() {}

  /// All such instructions of the methods of a name, and of the lambdas in their class that are
  /// named after it; nothing where no method of that name has code.
  static Optional<List<Site>> of(ClassModel type, String method) {
    List<Site> sites = new ArrayList<>();
    boolean found = false;
    for (MethodModel model : type.methods()) {
      String name = model.methodName().stringValue();
      if (name.equals(method) || name.startsWith("lambda$" + method + "$")) {
        found |= model.code().isPresent();
        model.code().ifPresent(code -> collect(name, code.elementList(), sites));
      }
    }
    return found ? Optional.of(sites) : Optional.empty();
  }

  private static void collect(String method, List<CodeElement> code, List<Site> sites) {
    int line = 0;
    for (CodeElement element : code) {
      if (element instanceof LineNumber number) {
        line = number.line();
      } else {
        add(method, line, element, sites);
      }
    }
  }

  private static void add(String method, int line, CodeElement element, List<Site> sites) {
    switch (element) {
      case NewObjectInstruction made ->
          sites.add(new Site(method, line, "object", "new " + name(made.className().asSymbol())));
      case NewPrimitiveArrayInstruction made ->
          sites.add(
              new Site(
                  method,
                  line,
                  "array",
                  "new " + made.typeKind().upperBound().displayName() + "[]"));
      case NewReferenceArrayInstruction made ->
          sites.add(
              new Site(
                  method, line, "array", "new " + name(made.componentType().asSymbol()) + "[]"));
      case NewMultiArrayInstruction made ->
          sites.add(new Site(method, line, "array", "new " + name(made.arrayType().asSymbol())));
      case InvokeInstruction call when isBoxing(call) ->
          sites.add(
              new Site(
                  method,
                  line,
                  "box",
                  name(call.owner().asSymbol()) + ".valueOf, unless it is cached"));
      case InvokeDynamicInstruction call -> dynamic(method, line, call, sites);
      default -> {}
    }
  }

  private static boolean isBoxing(InvokeInstruction call) {
    return call.name().equalsString("valueOf")
        && call.owner().asInternalName().startsWith("java/lang/")
        && BOXES.contains(name(call.owner().asSymbol()))
        && call.typeSymbol().parameterCount() == 1
        && call.typeSymbol().parameterType(0).isPrimitive();
  }

  private static void dynamic(
      String method, int line, InvokeDynamicInstruction call, List<Site> sites) {
    String bootstrap = call.bootstrapMethod().owner().displayName();
    int captured = call.typeSymbol().parameterCount();
    switch (bootstrap) {
      case "StringConcatFactory" ->
          sites.add(new Site(method, line, "string", "a string put together with +"));
      case "LambdaMetafactory" ->
          sites.add(
              captured == 0
                  ? new Site(method, line, "lambda", "a lambda without captures: made once")
                  : new Site(
                      method,
                      line,
                      "lambda",
                      "a lambda that captures " + captured + ": made each time"));
      default -> {}
    }
  }

  private static String name(ClassDesc type) {
    return type.displayName().replaceFirst("^.*\\$", "");
  }
}
