package metamemory.count;

import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeModel;
import java.lang.classfile.Label;
import java.lang.classfile.attribute.CodeAttribute;
import java.lang.classfile.instruction.ExceptionCatch;
import java.lang.classfile.instruction.LabelTarget;
import java.lang.classfile.instruction.ReturnInstruction;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Where one method needs calls to [CallTally], by the index of the code element.
///
/// @param spans the calls to measure
/// @param linked those to measure from the second time on
/// @param returns the returns to announce
/// @param handlers the labels at which exceptions are handled
/// @param local the local variable that holds what [CallTally#outer(CallState)] gave, or -1 for
///   none
record CallPlan(CallSpans spans, BitSet linked, BitSet returns, BitSet handlers, int local) {
  static final CallPlan NOTHING =
      new CallPlan(
          new CallSpans(new BitSet(), new BitSet()), new BitSet(), new BitSet(), new BitSet(), -1);

  /// Four bytes for the local variable, three for the site's number, three for the call.
  private static final int ENTER_BYTES = 10;

  /// Four bytes for the local variable, three for the call.
  private static final int LEAVE_BYTES = 7;

  /// Two calls, and three uses of local variables.
  private static final int ENTRY_BYTES = 18;

  /// One call, and two uses of local variables.
  private static final int RETURN_BYTES = 11;

  boolean isNothing() {
    return local < 0;
  }

  /// The local variable that holds what [CallTally#entered()] gave.
  int stateLocal() {
    return local + 1;
  }

  static CallPlan of(CodeModel code, Map<Integer, Creation> creations, String className) {
    List<CodeElement> elements = code.elementList();
    BitSet calls = new BitSet();
    BitSet linked = new BitSet();
    BitSet returns = new BitSet();
    BitSet handlers = new BitSet();
    Set<Label> handling = handlers(code);
    for (int index = 0; index < elements.size(); index++) {
      CodeElement element = elements.get(index);
      calls.set(index, MeasuredCalls.contains(element, creations.get(index), className));
      linked.set(index, MeasuredCalls.containsLinked(element));
      returns.set(index, element instanceof ReturnInstruction);
      handlers.set(
          index, element instanceof LabelTarget target && handling.contains(target.label()));
    }
    boolean allocates = !creations.isEmpty() || !calls.isEmpty() || !linked.isEmpty();
    int local = ((CodeAttribute) code).maxLocals();
    return allocates
        ? new CallPlan(CallSpans.of(code, calls), linked, returns, handlers, local)
        : NOTHING;
  }

  private static Set<Label> handlers(CodeModel code) {
    Set<Label> labels = new HashSet<>();
    for (ExceptionCatch handled : code.exceptionHandlers()) {
      labels.add(handled.handler());
    }
    return labels;
  }

  /// An upper bound of the bytes that this adds to the code.
  int addedBytes() {
    return isNothing()
        ? 0
        : ENTER_BYTES * (spans.begins().cardinality() + linked.cardinality())
            + LEAVE_BYTES * (spans.ends().cardinality() + linked.cardinality())
            + LEAVE_BYTES * handlers.cardinality()
            + ENTRY_BYTES
            + RETURN_BYTES * returns.cardinality();
  }
}
