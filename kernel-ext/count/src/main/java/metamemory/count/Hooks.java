package metamemory.count;

import java.lang.classfile.CodeBuilder;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;

/// Writes the calls to [Tally]. None takes what was created as an argument where its class or
/// length will do: an argument of a call that is not inlined escapes, and the compiler could no
/// longer do without the object.
final class Hooks {
  static final ClassDesc VOID = ConstantDescs.CD_void;
  static final ClassDesc INT = ConstantDescs.CD_int;

  private static final ClassDesc TALLY = ClassDesc.of("metamemory.count.Tally");
  private static final ClassDesc OBJECT = ConstantDescs.CD_Object;
  private static final MethodTypeDesc CLASS_AND_SITE =
      MethodTypeDesc.of(VOID, ConstantDescs.CD_Class, INT);
  private static final MethodTypeDesc RECEIVER_MADE_AND_SITE =
      MethodTypeDesc.of(VOID, OBJECT, OBJECT, INT);
  private static final MethodTypeDesc LENGTH_TO_BYTES =
      MethodTypeDesc.of(ConstantDescs.CD_long, INT);
  private static final MethodTypeDesc BYTES_AND_SITE =
      MethodTypeDesc.of(VOID, ConstantDescs.CD_long, INT);

  private Hooks() {}

  /// For a class on the stack.
  static void created(CodeBuilder code, int site) {
    call(code, site, "created", CLASS_AND_SITE);
  }

  /// For a copy of a `primitive` on the stack that `type` is to wrap.
  static void box(CodeBuilder code, ClassDesc primitive, ClassDesc type, int site) {
    call(code, site, "box", MethodTypeDesc.of(INT, primitive, INT));
    code.ldc(type).swap().invokestatic(TALLY, "created", CLASS_AND_SITE);
  }

  /// For a copy of a reference to an array of `type` on the stack.
  static void array(CodeBuilder code, ClassDesc type, int site) {
    code.arraylength().invokestatic(TALLY, sizeOf(type.componentType()), LENGTH_TO_BYTES);
    call(code, site, "sized", BYTES_AND_SITE);
  }

  /// After a multi-dimensional array was made.
  static void nested(CodeBuilder code, int site) {
    call(code.dup(), site, "nested", MethodTypeDesc.of(VOID, OBJECT, INT));
  }

  /// After a call that returned a stream.
  static void made(CodeBuilder code, int site) {
    call(code.dup(), site, "made", MethodTypeDesc.of(VOID, OBJECT, INT));
  }

  /// After `iterator()`, above its receiver.
  static void iterator(CodeBuilder code, int site) {
    call(code.dup_x1(), site, "iterator", RECEIVER_MADE_AND_SITE);
  }

  /// After `stream()` or the like, above its receiver.
  static void stream(CodeBuilder code, int site) {
    call(code.dup_x1(), site, "stream", RECEIVER_MADE_AND_SITE);
  }

  /// After `Object.clone`.
  static void cloned(CodeBuilder code, int site) {
    call(classOfTop(code), site, "cloned", CLASS_AND_SITE);
  }

  /// After a lambda was made.
  static void lambda(CodeBuilder code, int site) {
    created(classOfTop(code), site);
  }

  static void call(CodeBuilder code, int site, String name, MethodTypeDesc type) {
    code.loadConstant(site).invokestatic(TALLY, name, type);
  }

  private static CodeBuilder classOfTop(CodeBuilder code) {
    return code.dup().invokevirtual(OBJECT, "getClass", MethodTypeDesc.of(ConstantDescs.CD_Class));
  }

  private static String sizeOf(ClassDesc component) {
    return switch (component.descriptorString().charAt(0)) {
      case 'B', 'Z' -> "bytes";
      case 'S', 'C' -> "shorts";
      case 'I', 'F' -> "ints";
      case 'J', 'D' -> "longs";
      default -> "references";
    };
  }
}
