package metamemory.count;

import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeModel;
import java.lang.classfile.Instruction;
import java.lang.classfile.Label;
import java.lang.classfile.MethodModel;
import java.lang.classfile.Opcode;
import java.lang.classfile.instruction.BranchInstruction;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.LabelTarget;
import java.lang.classfile.instruction.LookupSwitchInstruction;
import java.lang.classfile.instruction.SwitchCase;
import java.lang.classfile.instruction.TableSwitchInstruction;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What to insert into one method, by the index of the code element that it belongs to.
///
/// @param method the method's name
/// @param stopAtEntry whether to check for a stop before the first instruction
/// @param stopsBefore the elements to check for a stop before: jumps backward
/// @param creations the elements that create something
/// @param calls where calls are measured
/// @param addedBytes an upper bound of the bytes that all this adds to the code
record MethodPlan(
    String method,
    boolean stopAtEntry,
    BitSet stopsBefore,
    Map<Integer, Creation> creations,
    CallPlan calls,
    int addedBytes) {
  static final MethodPlan NOTHING =
      new MethodPlan("", false, new BitSet(), Map.of(), CallPlan.NOTHING, 0);

  private static final int STOP_BYTES = 3;

  /// A switch is padded to a multiple of four bytes.
  private static final int SWITCH_PADDING_BYTES = 3;

  static MethodPlan of(MethodModel method, CodeModel code, WeaveOptions options, String className) {
    List<CodeElement> elements = code.elementList();
    String name = method.methodName().stringValue();
    boolean entry = options.stopChecks() && !name.equals("<clinit>") && callsAnything(elements);
    BitSet stops = options.stopChecks() ? jumpsBackward(elements) : new BitSet();
    Map<Integer, Creation> creations = options.counts() ? creations(method, elements) : Map.of();
    CallPlan calls = options.calls() ? CallPlan.of(code, creations, className) : CallPlan.NOTHING;
    int added = calls.addedBytes();
    added += STOP_BYTES * (stops.cardinality() + (entry ? 1 : 0));
    added += Creation.LARGEST_HOOK_BYTES * creations.size();
    added += SWITCH_PADDING_BYTES * (int) elements.stream().filter(MethodPlan::isSwitch).count();
    return new MethodPlan(name, entry, stops, creations, calls, added);
  }

  /// A method that calls nothing runs for long only by a loop, so accessors are left alone.
  private static boolean callsAnything(List<CodeElement> elements) {
    for (CodeElement element : elements) {
      boolean calls =
          switch (element) {
            case InvokeInstruction call -> !isObjectConstructor(call);
            case InvokeDynamicInstruction _ -> true;
            default -> false;
          };
      if (calls) {
        return true;
      }
    }
    return false;
  }

  private static boolean isObjectConstructor(InvokeInstruction call) {
    return call.opcode() == Opcode.INVOKESPECIAL
        && call.owner().asInternalName().equals("java/lang/Object")
        && call.name().equalsString("<init>");
  }

  private static BitSet jumpsBackward(List<CodeElement> elements) {
    Set<Label> passed = new HashSet<>();
    BitSet found = new BitSet();
    for (int index = 0; index < elements.size(); index++) {
      boolean backward =
          switch (elements.get(index)) {
            case LabelTarget target -> !passed.add(target.label());
            case BranchInstruction jump -> passed.contains(jump.target());
            case TableSwitchInstruction jump ->
                isBackward(jump.defaultTarget(), jump.cases(), passed);
            case LookupSwitchInstruction jump ->
                isBackward(jump.defaultTarget(), jump.cases(), passed);
            default -> false;
          };
      found.set(index, backward);
    }
    return found;
  }

  private static boolean isBackward(Label other, List<SwitchCase> cases, Set<Label> passed) {
    return passed.contains(other) || cases.stream().anyMatch(c -> passed.contains(c.target()));
  }

  private static boolean isSwitch(CodeElement element) {
    return element instanceof TableSwitchInstruction || element instanceof LookupSwitchInstruction;
  }

  private static Map<Integer, Creation> creations(MethodModel method, List<CodeElement> elements) {
    Map<Integer, Creation> found = new HashMap<>();
    for (int index = 0; index < elements.size(); index++) {
      if (elements.get(index) instanceof Instruction instruction) {
        Creation creation = Creation.of(instruction);
        if (creation != null && !JshellCode.isOwn(method, elements, index)) {
          found.put(index, creation);
        }
      }
    }
    return found;
  }
}
