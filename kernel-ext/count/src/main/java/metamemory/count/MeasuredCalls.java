package metamemory.count;

import java.lang.classfile.CodeElement;
import java.lang.classfile.Opcode;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Which calls may allocate by code that is not woven.
///
/// Calls of the learner's own classes are not among them, since these measure their own lines; nor
/// are calls that allocate nothing once warm and stand in hot loops, nor those of this project's
/// own tools. What is left out here is left out of a line's bytes.
final class MeasuredCalls {
  private static final String SHELL = "REPL/";
  private static final Set<String> OUR_TOOLS =
      Set.of("metamemory/count/", "metamemory/kernel/", "metamemory/view/");

  private static final Set<String> ALLOCATE_NOTHING =
      Set.of(
          "java/lang/Object.<init>",
          "java/lang/Object.getClass",
          "java/lang/Record.<init>",
          "java/lang/Enum.<init>",
          "java/lang/Enum.ordinal",
          "java/lang/String.length",
          "java/lang/String.charAt",
          "java/lang/String.isEmpty",
          "java/lang/String.equals",
          "java/lang/String.hashCode",
          "java/lang/String.compareTo",
          "java/lang/String.startsWith",
          "java/lang/String.endsWith",
          "java/lang/String.indexOf",
          "java/lang/StringBuilder.length",
          "java/lang/StringBuilder.charAt",
          "java/lang/System.nanoTime",
          "java/lang/System.arraycopy",
          "java/util/Objects.requireNonNull",
          "java/util/Iterator.hasNext",
          "java/lang/foreign/MemorySegment.get",
          "java/lang/foreign/MemorySegment.set",
          "java/lang/foreign/MemorySegment.getAtIndex",
          "java/lang/foreign/MemorySegment.setAtIndex",
          "java/lang/foreign/MemorySegment.byteSize",
          "java/lang/foreign/MemorySegment.address");

  /// Classes whose constructor without parameters allocates nothing beside the object, which is
  /// counted.
  static final Set<String> MADE_ALONE =
      Set.of(
          "java/util/ArrayList",
          "java/util/HashMap",
          "java/util/LinkedHashMap",
          "java/util/TreeMap");

  private static final Set<String> WRAPPERS =
      Set.of(
          "java/lang/Byte",
          "java/lang/Short",
          "java/lang/Character",
          "java/lang/Integer",
          "java/lang/Long",
          "java/lang/Float",
          "java/lang/Double",
          "java/lang/Boolean");

  private static final Set<String> NUMBERS = Set.of("java/lang/Math", "java/lang/StrictMath");
  private static final Set<String> SIZES = Set.of("size", "isEmpty");

  private MeasuredCalls() {}

  static boolean contains(CodeElement element, @Nullable Creation creation, String inClass) {
    return switch (element) {
      case InvokeInstruction _ when creation != null ->
          creation.kind() == Kind.ITERATOR || creation.kind() == Kind.STREAM;
      case InvokeInstruction call -> isForeign(call, inClass) && !allocatesNothing(call);
      default -> false;
    };
  }

  /// Strings joined by `+` call `toString` of an operand that is an object.
  static boolean containsLinked(CodeElement element) {
    return element instanceof InvokeDynamicInstruction call
        && call.bootstrapMethod()
            .owner()
            .descriptorString()
            .equals("Ljava/lang/invoke/StringConcatFactory;")
        && call.typeSymbol().parameterList().stream().anyMatch(MeasuredCalls::hasToString);
  }

  private static boolean hasToString(ClassDesc type) {
    return !type.isPrimitive() && !type.equals(ConstantDescs.CD_String);
  }

  private static boolean isForeign(InvokeInstruction call, String inClass) {
    String owner = call.owner().asInternalName();
    if (OUR_TOOLS.stream().anyMatch(owner::startsWith)) {
      return false;
    }
    return !family(owner).equals(family(inClass)) || (isVirtual(call) && isInherited(call, owner));
  }

  private static boolean isVirtual(InvokeInstruction call) {
    return call.opcode() == Opcode.INVOKEVIRTUAL || call.opcode() == Opcode.INVOKEINTERFACE;
  }

  /// Whether a method of one of the learner's classes may be the JDK's.
  private static boolean isInherited(InvokeInstruction call, String owner) {
    boolean text = call.name().equalsString("toString") && call.typeSymbol().parameterCount() == 0;
    return text || Heirs.inherits(owner, call.name().stringValue() + call.type().stringValue());
  }

  /// Classes of one source belong together, as do all of the shell's.
  private static String family(String internalName) {
    int nested = internalName.indexOf('$');
    return internalName.startsWith(SHELL)
        ? SHELL
        : nested < 0 ? internalName : internalName.substring(0, nested);
  }

  private static boolean allocatesNothing(InvokeInstruction call) {
    String owner = call.owner().asInternalName();
    String name = call.name().stringValue();
    boolean unboxes =
        owner.startsWith("java/lang/")
            && name.endsWith("Value")
            && call.typeSymbol().returnType().isPrimitive();
    boolean size = owner.startsWith("java/util/") && SIZES.contains(name);
    boolean alone = name.equals("<init>") && call.typeSymbol().parameterCount() == 0;
    return unboxes
        || size
        || (alone && MADE_ALONE.contains(owner))
        || (WRAPPERS.contains(owner) && isOfPrimitives(call))
        || NUMBERS.contains(owner)
        || ALLOCATE_NOTHING.contains(owner + "." + name);
  }

  /// Such as `Integer.compare`: what takes and gives no object makes none either.
  private static boolean isOfPrimitives(InvokeInstruction call) {
    return call.opcode() == Opcode.INVOKESTATIC
        && call.typeSymbol().returnType().isPrimitive()
        && call.typeSymbol().parameterList().stream().allMatch(ClassDesc::isPrimitive);
  }
}
