package metamemory.count;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Opcode;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.constant.ClassDesc;
import org.jspecify.annotations.Nullable;

/// Boxing: calls of the wrappers' `valueOf` with a primitive, written by hand or by javac.
///
/// The value decides whether a wrapper is created, so it is looked at before the call, see
/// [BoxCache]. `Boolean` and `Byte` have all their values cached and create nothing.
final class Boxing {
  private Boxing() {}

  static @Nullable Creation of(InvokeInstruction call) {
    if (call.opcode() != Opcode.INVOKESTATIC) {
      return null;
    }
    return switch (call.owner().asInternalName() + call.type().stringValue()) {
      case "java/lang/Integer(I)Ljava/lang/Integer;",
          "java/lang/Short(S)Ljava/lang/Short;",
          "java/lang/Character(C)Ljava/lang/Character;" ->
          before(call, (code, _) -> code.dup());
      case "java/lang/Long(J)Ljava/lang/Long;" -> before(call, (code, _) -> code.dup2());
      case "java/lang/Float(F)Ljava/lang/Float;", "java/lang/Double(D)Ljava/lang/Double;" ->
          Creation.after(
              Kind.BOX,
              call.owner().asSymbol(),
              (code, site) -> Hooks.created(code.ldc(call.owner().asSymbol()), site));
      default -> null;
    };
  }

  private static Creation before(InvokeInstruction call, Creation.Hook copy) {
    ClassDesc primitive = call.typeSymbol().parameterType(0);
    return Creation.before(
        Kind.BOX,
        call.owner().asSymbol(),
        (CodeBuilder code, int site) -> {
          copy.write(code, site);
          Hooks.box(code, primitive, call.owner().asSymbol(), site);
        });
  }
}
