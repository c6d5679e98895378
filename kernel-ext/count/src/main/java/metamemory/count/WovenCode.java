package metamemory.count;

import java.lang.classfile.Attributes;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeModel;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.instruction.LineNumber;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Writes one method's code with what its plan inserts. Used once: it counts the elements that
/// pass.
final class WovenCode implements CodeTransform {
  private static final ClassDesc STOP_SIGN = ClassDesc.of("metamemory.count.StopSign");
  private static final ClassDesc CALLS = ClassDesc.of("metamemory.count.CallTally");
  private static final ClassDesc CALL_STATE = ClassDesc.of("metamemory.count.CallState");
  private static final MethodTypeDesc TO_STATE = MethodTypeDesc.of(CALL_STATE);
  private static final MethodTypeDesc STATE_TO_INT =
      MethodTypeDesc.of(ConstantDescs.CD_int, CALL_STATE);
  private static final MethodTypeDesc OF_STATE_AND_INT =
      MethodTypeDesc.of(ConstantDescs.CD_void, CALL_STATE, ConstantDescs.CD_int);
  private static final MethodTypeDesc OF_STATE =
      MethodTypeDesc.of(ConstantDescs.CD_void, CALL_STATE);

  private final String className;
  private final CodeModel original;
  private final MethodPlan plan;
  private final CallPlan calls;
  private final Map<Integer, Integer> callSites = new HashMap<>();
  private int index;
  private int line = -1;

  WovenCode(String className, CodeModel original, MethodPlan plan) {
    this.className = className;
    this.original = original;
    this.plan = plan;
    this.calls = plan.calls();
  }

  @Override
  public void atStart(CodeBuilder code) {
    // The frames name labels, so they move along with the code.
    original
        .findAttribute(Attributes.stackMapTable())
        .ifPresent(frames ->
            code.with(
                calls.isNothing() ? frames : Frames.wider(frames, calls.local(), CALL_STATE)));
    if (!calls.isNothing()) {
      code.invokestatic(CALLS, "entered", TO_STATE).astore(calls.stateLocal());
      code.aload(calls.stateLocal()).invokestatic(CALLS, "outer", STATE_TO_INT);
      code.istore(calls.local());
    }
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
    beforeCall(code);
    write(code, element);
    afterCall(code);
    index++;
  }

  private void beforeCall(CodeBuilder code) {
    if (calls.linked().get(index)) {
      enter(code, "enterLinked", addCallSite());
    } else if (calls.spans().begins().get(index)) {
      enter(code, "enter", callSites.computeIfAbsent(line, _ -> addCallSite()));
    } else if (!calls.isNothing() && calls.returns().get(index)) {
      code.aload(calls.stateLocal()).iload(calls.local());
      code.invokestatic(CALLS, "returning", OF_STATE_AND_INT);
    }
  }

  private void afterCall(CodeBuilder code) {
    if (calls.linked().get(index)
        || calls.spans().ends().get(index)
        || calls.handlers().get(index)) {
      code.aload(calls.stateLocal()).invokestatic(CALLS, "leave", OF_STATE);
    }
  }

  private int addCallSite() {
    return Sites.addAll(className, plan.method(), line, Kind.CALL, List.of(""));
  }

  private void enter(CodeBuilder code, String hook, int site) {
    code.aload(calls.stateLocal()).loadConstant(site).invokestatic(CALLS, hook, OF_STATE_AND_INT);
  }

  private void write(CodeBuilder code, CodeElement element) {
    Creation creation = plan.creations().get(index);
    if (creation == null) {
      code.with(element);
    } else {
      creation.write(
          code,
          element,
          Sites.addAll(className, plan.method(), line, creation.kind(), creation.types()));
    }
  }

  private static void checkStop(CodeBuilder code) {
    code.invokestatic(STOP_SIGN, "check", ConstantDescs.MTD_void);
  }
}
