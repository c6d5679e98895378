package metamemory.count;

import java.lang.classfile.CodeElement;
import java.lang.classfile.Instruction;
import java.lang.classfile.MethodModel;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.NewObjectInstruction;
import java.lang.classfile.instruction.ReturnInstruction;
import java.util.List;

/// Tells what JShell created for itself from what the learner wrote.
///
/// JShell runs a snippet through a method `do_it$` that returns its value as an object: a primitive
/// value is boxed right before the return, which no learner asked for. The body of a method that
/// uses a name not yet defined throws an exception of JShell's.
final class JshellCode {
  private static final String RUNNER = "do_it$";
  private static final String UNRESOLVED = "jdk/jshell/spi/SPIResolutionException";

  private JshellCode() {}

  static boolean isOwn(MethodModel method, List<CodeElement> elements, int index) {
    return switch (elements.get(index)) {
      case NewObjectInstruction made -> made.className().asInternalName().equals(UNRESOLVED);
      case InvokeInstruction _ ->
          method.methodName().equalsString(RUNNER) && isBeforeReturn(elements, index);
      default -> false;
    };
  }

  private static boolean isBeforeReturn(List<CodeElement> elements, int index) {
    for (CodeElement next : elements.subList(index + 1, elements.size())) {
      if (next instanceof Instruction) {
        return next instanceof ReturnInstruction;
      }
    }
    return false;
  }
}
