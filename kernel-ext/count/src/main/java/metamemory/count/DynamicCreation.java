package metamemory.count;

import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.DirectMethodHandleDesc;
import java.lang.constant.MethodTypeDesc;
import org.jspecify.annotations.Nullable;

/// What `invokedynamic` creates: strings joined by `+`, lambdas that capture.
///
/// A string is a `String` and its characters' array; the JDK leaves out the array in some cases
/// (`java.lang.StringConcatHelper`), by the number and kinds of the operands: `"" + reference`
/// shares the array of the operand's own string, `"" + boolean` is a constant, and of two operands
/// one of which is empty the other's array is shared.
final class DynamicCreation {
  private static final ClassDesc STRING = ConstantDescs.CD_String;
  private static final char OPERAND = '\1';
  private static final char CONSTANT = '\2';

  private DynamicCreation() {}

  static @Nullable Creation of(InvokeDynamicInstruction call) {
    DirectMethodHandleDesc bootstrap = call.bootstrapMethod();
    return switch (bootstrap.owner().descriptorString()) {
      case "Ljava/lang/invoke/LambdaMetafactory;" -> lambda(call.typeSymbol());
      case "Ljava/lang/invoke/StringConcatFactory;" ->
          joined(call.typeSymbol(), recipe(call, bootstrap));
      default -> null;
    };
  }

  private static @Nullable Creation lambda(MethodTypeDesc type) {
    return type.parameterCount() == 0
        ? null
        : Creation.after(Kind.LAMBDA, type.returnType(), Hooks::lambda);
  }

  private static String recipe(InvokeDynamicInstruction call, DirectMethodHandleDesc bootstrap) {
    return bootstrap.methodName().equals("makeConcat")
        ? String.valueOf(OPERAND).repeat(call.typeSymbol().parameterCount())
        : (String) call.bootstrapArgs().getFirst();
  }

  private static @Nullable Creation joined(MethodTypeDesc type, String recipe) {
    int operands = type.parameterCount();
    boolean plain = recipe.indexOf(CONSTANT) < 0;
    int constantLength = recipe.length() - operands;
    boolean affixed = recipe.charAt(0) == OPERAND || recipe.charAt(recipe.length() - 1) == OPERAND;
    if (operands == 1 && plain && constantLength == 0) {
      return alone(type.parameterType(0));
    }
    if (operands == 1 && plain && affixed && !type.parameterType(0).isPrimitive()) {
      return affixed(constantLength);
    }
    if (operands == 2 && plain && constantLength == 0 && isTwoStrings(type)) {
      return twoStrings();
    }
    return whole();
  }

  private static @Nullable Creation alone(ClassDesc operand) {
    if (!operand.isPrimitive()) {
      return Creation.after(
          Kind.STRING, STRING, (code, site) -> Hooks.created(code.ldc(STRING), site));
    }
    return operand.equals(ConstantDescs.CD_boolean) ? null : whole();
  }

  private static boolean isTwoStrings(MethodTypeDesc type) {
    return type.parameterType(0).equals(STRING) && type.parameterType(1).equals(STRING);
  }

  private static Creation whole() {
    return Creation.after(
        Kind.STRING,
        STRING,
        (code, site) ->
            Hooks.call(
                code.dup(), site, "string", MethodTypeDesc.of(Hooks.VOID, STRING, Hooks.INT)));
  }

  private static Creation affixed(int constantLength) {
    MethodTypeDesc type = MethodTypeDesc.of(Hooks.VOID, STRING, Hooks.INT, Hooks.INT);
    return Creation.after(
        Kind.STRING,
        STRING,
        (code, site) -> Hooks.call(code.dup().loadConstant(constantLength), site, "affixed", type));
  }

  private static Creation twoStrings() {
    MethodTypeDesc type = MethodTypeDesc.of(Hooks.VOID, STRING, STRING, Hooks.INT);
    return Creation.before(
        Kind.STRING, STRING, (code, site) -> Hooks.call(code.dup2(), site, "joined", type));
  }
}
