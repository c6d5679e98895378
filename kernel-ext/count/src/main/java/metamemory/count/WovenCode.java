package metamemory.count;

import java.lang.classfile.Attributes;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeModel;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.instruction.LineNumber;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;

/// Writes one method's code with what its plan inserts. Used once: it counts the elements that
/// pass.
final class WovenCode implements CodeTransform {
  private static final ClassDesc STOP_SIGN = ClassDesc.of("metamemory.count.StopSign");

  private final String className;
  private final CodeModel original;
  private final MethodPlan plan;
  private int index;
  private int line = -1;

  WovenCode(String className, CodeModel original, MethodPlan plan) {
    this.className = className;
    this.original = original;
    this.plan = plan;
  }

  @Override
  public void atStart(CodeBuilder code) {
    // The frames name labels, so they move along with the code.
    original.findAttribute(Attributes.stackMapTable()).ifPresent(code::with);
    if (plan.stopAtEntry()) {
      checkStop(code);
    }
  }

  @Override
  public void accept(CodeBuilder code, CodeElement element) {
    if (element instanceof LineNumber number) {
      line = number.line();
    }
    if (plan.stopsBefore().get(index)) {
      checkStop(code);
    }
    Creation creation = plan.creations().get(index);
    if (creation == null) {
      code.with(element);
    } else {
      creation.write(
          code,
          element,
          Sites.addAll(className, plan.method(), line, creation.kind(), creation.types()));
    }
    index++;
  }

  private static void checkStop(CodeBuilder code) {
    code.invokestatic(STOP_SIGN, "check", ConstantDescs.MTD_void);
  }
}
