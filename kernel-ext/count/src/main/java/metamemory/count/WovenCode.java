package metamemory.count;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.Instruction;
import java.lang.classfile.Label;
import java.lang.classfile.Opcode;
import java.lang.classfile.TypeKind;
import java.lang.classfile.instruction.BranchInstruction;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.LabelTarget;
import java.lang.classfile.instruction.LineNumber;
import java.lang.classfile.instruction.NewMultiArrayInstruction;
import java.lang.classfile.instruction.NewObjectInstruction;
import java.lang.classfile.instruction.NewPrimitiveArrayInstruction;
import java.lang.classfile.instruction.NewReferenceArrayInstruction;
import java.lang.classfile.instruction.ReturnInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.HashSet;
import java.util.Set;

/// One method's code with its stop checks and its calls to [Tally].
final class WovenCode implements CodeTransform {
  private static final ClassDesc TALLY = ClassDesc.of("metamemory.count.Tally");
  private static final ClassDesc STOP_SIGN = ClassDesc.of("metamemory.count.StopSign");
  private static final ClassDesc INT = ConstantDescs.CD_int;
  private static final ClassDesc LONG = ConstantDescs.CD_long;
  private static final ClassDesc VOID = ConstantDescs.CD_void;
  private static final ClassDesc OBJECT = ConstantDescs.CD_Object;
  private static final ClassDesc STRING = ConstantDescs.CD_String;

  /// JShell puts a snippet into a method of this name, which returns the snippet's value as an
  /// object: the box of `int price = 9_950;` is JShell's, not the learner's.
  private static final String SNIPPET_METHOD = "do_it$";

  private static final Set<String> WRAPPERS =
      Set.of("Boolean", "Byte", "Character", "Short", "Integer", "Long", "Float", "Double");

  private final String className;
  private final String method;
  private final boolean counting;
  private final Set<Label> passed = new HashSet<>();
  private int line = -1;

  /// A boxing in a wrapper method that is counted only if its value is not what the wrapper
  /// returns, or -1.
  private int heldBox = -1;

  WovenCode(String className, String method, boolean counting) {
    this.className = className;
    this.method = method;
    this.counting = counting;
  }

  @Override
  public void atStart(CodeBuilder code) {
    checkStop(code);
  }

  @Override
  public void accept(CodeBuilder code, CodeElement element) {
    if (heldBox >= 0 && element instanceof Instruction next) {
      if (!(next instanceof ReturnInstruction)) {
        countBox(code, heldBox);
      }
      heldBox = -1;
    }
    switch (element) {
      case LabelTarget target -> passed.add(target.label());
      case LineNumber number -> line = number.line();
      case BranchInstruction branch when passed.contains(branch.target()) -> checkStop(code);
      default -> {}
    }
    if (counting) {
      before(code, element);
    }
    code.with(element);
    if (counting) {
      after(code, element);
    }
  }

  private static void checkStop(CodeBuilder code) {
    code.invokestatic(STOP_SIGN, "check", MethodTypeDesc.of(VOID));
  }

  private void before(CodeBuilder code, CodeElement element) {
    switch (element) {
      case NewObjectInstruction made ->
          code.loadConstant(site(Kind.OBJECT, made.className().asSymbol()))
              .invokestatic(TALLY, "object", MethodTypeDesc.of(VOID, INT));
      case NewPrimitiveArrayInstruction made -> array(code, made.typeKind().upperBound());
      case NewReferenceArrayInstruction made -> array(code, made.componentType().asSymbol());
      case NewMultiArrayInstruction made ->
          arrays(code, made.arrayType().asSymbol(), made.dimensions());
      default -> {}
    }
  }

  private void array(CodeBuilder code, ClassDesc component) {
    code.dup()
        .loadConstant(site(Kind.ARRAY, component.arrayType()))
        .loadConstant(width(component))
        .invokestatic(TALLY, "array", MethodTypeDesc.of(VOID, INT, INT, INT));
  }

  /// The lengths are taken off the stack into locals, each level is counted, and they are put back.
  private void arrays(CodeBuilder code, ClassDesc type, int dimensions) {
    int[] lengths = new int[dimensions];
    for (int level = dimensions - 1; level >= 0; level--) {
      lengths[level] = code.allocateLocal(TypeKind.INT);
      code.istore(lengths[level]);
    }
    code.loadConstant(1L);
    ClassDesc array = type;
    for (int length : lengths) {
      code.iload(length)
          .loadConstant(site(Kind.ARRAY, array))
          .loadConstant(width(array.componentType()))
          .invokestatic(TALLY, "arrays", MethodTypeDesc.of(LONG, LONG, INT, INT, INT));
      array = array.componentType();
    }
    code.pop2();
    for (int length : lengths) {
      code.iload(length);
    }
  }

  private void after(CodeBuilder code, CodeElement element) {
    switch (element) {
      case InvokeInstruction call when isBoxing(call) -> {
        int site = site(Kind.BOX, call.owner().asSymbol());
        if (method.equals(SNIPPET_METHOD)) {
          heldBox = site;
        } else {
          countBox(code, site);
        }
      }
      case InvokeDynamicInstruction call
          when isBootstrappedBy(call, "java/lang/invoke/StringConcatFactory") ->
          code.dup()
              .loadConstant(site(Kind.STRING, STRING))
              .invokestatic(TALLY, "string", MethodTypeDesc.of(VOID, STRING, INT));
      case InvokeDynamicInstruction call when isCapturingLambda(call) ->
          code.dup()
              .loadConstant(site(Kind.LAMBDA, call.typeSymbol().returnType()))
              .invokestatic(TALLY, "lambda", MethodTypeDesc.of(VOID, OBJECT, INT));
      default -> {}
    }
  }

  private static void countBox(CodeBuilder code, int site) {
    code.dup().loadConstant(site).invokestatic(TALLY, "box", MethodTypeDesc.of(VOID, OBJECT, INT));
  }

  private static boolean isBoxing(InvokeInstruction call) {
    String owner = call.owner().asInternalName();
    return call.opcode() == Opcode.INVOKESTATIC
        && call.name().equalsString("valueOf")
        && owner.startsWith("java/lang/")
        && WRAPPERS.contains(owner.substring("java/lang/".length()))
        && call.typeSymbol().parameterCount() == 1
        && call.typeSymbol().parameterType(0).isPrimitive();
  }

  private static boolean isCapturingLambda(InvokeDynamicInstruction call) {
    return isBootstrappedBy(call, "java/lang/invoke/LambdaMetafactory")
        && call.typeSymbol().parameterCount() > 0;
  }

  private static boolean isBootstrappedBy(InvokeDynamicInstruction call, String factory) {
    return call.invokedynamic()
        .bootstrap()
        .bootstrapMethod()
        .reference()
        .owner()
        .asInternalName()
        .equals(factory);
  }

  private int site(Kind kind, ClassDesc type) {
    return Sites.add(className, method, line, kind, name(type)).id();
  }

  /// A binary name for classes, `int[][]` for arrays.
  private static String name(ClassDesc type) {
    if (type.isArray()) {
      return name(type.componentType()) + "[]";
    }
    String descriptor = type.descriptorString();
    return type.isPrimitive()
        ? type.displayName()
        : descriptor.substring(1, descriptor.length() - 1).replace('/', '.');
  }

  private static int width(ClassDesc component) {
    return switch (component.descriptorString().charAt(0)) {
      case 'B', 'Z' -> 0;
      case 'S', 'C' -> 1;
      case 'I', 'F' -> 2;
      case 'J', 'D' -> 3;
      default -> 4;
    };
  }
}
