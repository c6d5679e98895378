package metamemory.count;

import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeModel;
import java.lang.classfile.Label;
import java.lang.classfile.Opcode;
import java.lang.classfile.PseudoInstruction;
import java.lang.classfile.instruction.BranchInstruction;
import java.lang.classfile.instruction.ConstantInstruction;
import java.lang.classfile.instruction.ConvertInstruction;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.classfile.instruction.IncrementInstruction;
import java.lang.classfile.instruction.LabelTarget;
import java.lang.classfile.instruction.LineNumber;
import java.lang.classfile.instruction.LoadInstruction;
import java.lang.classfile.instruction.LookupSwitchInstruction;
import java.lang.classfile.instruction.OperatorInstruction;
import java.lang.classfile.instruction.StackInstruction;
import java.lang.classfile.instruction.StoreInstruction;
import java.lang.classfile.instruction.SwitchCase;
import java.lang.classfile.instruction.TableSwitchInstruction;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Calls on one line that follow each other with nothing between that could allocate or jump, such
/// as those of `b.append(x).append(y)`, are measured together: of two readings a call, the inner
/// ones would tell nothing.
///
/// @param begins the calls before which the thread enters its line's calls
/// @param ends the calls after which it is back in its own code
record CallSpans(BitSet begins, BitSet ends) {
  static CallSpans of(CodeModel code, BitSet calls) {
    List<CodeElement> elements = code.elementList();
    Set<Label> targets = targets(code, elements);
    BitSet begins = (BitSet) calls.clone();
    BitSet ends = (BitSet) calls.clone();
    int line = -1;
    int last = -1;
    int lineOfLast = -1;
    for (int index = 0; index < elements.size(); index++) {
      CodeElement element = elements.get(index);
      if (element instanceof LineNumber number) {
        line = number.line();
      } else if (calls.get(index)) {
        if (last >= 0 && line == lineOfLast) {
          ends.clear(last);
          begins.clear(index);
        }
        last = index;
        lineOfLast = line;
      } else if (!isQuiet(element, targets)) {
        last = -1;
      }
    }
    return new CallSpans(begins, ends);
  }

  private static Set<Label> targets(CodeModel code, List<CodeElement> elements) {
    Set<Label> targets = new HashSet<>();
    code.exceptionHandlers().forEach(handled -> targets.add(handled.handler()));
    for (CodeElement element : elements) {
      switch (element) {
        case BranchInstruction jump -> targets.add(jump.target());
        case TableSwitchInstruction jump -> add(targets, jump.defaultTarget(), jump.cases());
        case LookupSwitchInstruction jump -> add(targets, jump.defaultTarget(), jump.cases());
        default -> {}
      }
    }
    return targets;
  }

  private static void add(Set<Label> targets, Label other, List<SwitchCase> cases) {
    targets.add(other);
    cases.forEach(one -> targets.add(one.target()));
  }

  /// Whether an element goes on to the next and allocates nothing, not even when it first runs: so
  /// no constant that the VM has to make, and no class that it has to load.
  private static boolean isQuiet(CodeElement element, Set<Label> targets) {
    return switch (element) {
      case LabelTarget target -> !targets.contains(target.label());
      case ConstantInstruction.LoadConstantInstruction constant ->
          constant.constantValue() instanceof Number;
      case FieldInstruction field ->
          field.opcode() == Opcode.GETFIELD || field.opcode() == Opcode.PUTFIELD;
      case ConstantInstruction _,
          LoadInstruction _,
          StoreInstruction _,
          IncrementInstruction _,
          StackInstruction _,
          OperatorInstruction _,
          ConvertInstruction _,
          PseudoInstruction _ ->
          true;
      default -> false;
    };
  }
}
