package metamemory.count;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.Instruction;
import java.lang.classfile.Opcode;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.NewMultiArrayInstruction;
import java.lang.classfile.instruction.NewObjectInstruction;
import java.lang.classfile.instruction.NewPrimitiveArrayInstruction;
import java.lang.classfile.instruction.NewReferenceArrayInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An instruction that creates something, and the call to [Tally] that counts it.
///
/// @param kind what sort of thing
/// @param types its name, as in [Site#type()], and for arrays of several dimensions those of the
///   inner levels: a site for each
/// @param place where the call goes
/// @param hook writes the call
record Creation(Kind kind, List<String> types, Place place, Hook hook) {
  /// The longest hooks are that of an array's clone: one byte to copy the reference, three to cast
  /// it, one for its length, three for the site's number, three for each of two calls; and that of
  /// boxing: one to copy the value, three for the site's number, three for the class, one to swap
  /// them, three for each of two calls.
  static final int LARGEST_HOOK_BYTES = 14;

  /// Where a hook is written.
  enum Place {
    /// Before the instruction, since it needs the arguments.
    BEFORE,
    /// After it, with what was created on the stack.
    AFTER,
    /// After it, with the receiver on the stack, kept by a copy, and then what was created.
    AROUND
  }

  /// Writes a call that counts.
  @FunctionalInterface
  interface Hook {
    void write(CodeBuilder code, int site);
  }

  static Creation after(Kind kind, ClassDesc type, Hook hook) {
    return new Creation(kind, List.of(name(type)), Place.AFTER, hook);
  }

  static Creation before(Kind kind, ClassDesc type, Hook hook) {
    return new Creation(kind, List.of(name(type)), Place.BEFORE, hook);
  }

  static Creation around(Kind kind, ClassDesc type, Hook hook) {
    return new Creation(kind, List.of(name(type)), Place.AROUND, hook);
  }

  void write(CodeBuilder code, CodeElement instruction, int site) {
    switch (place) {
      case BEFORE -> {
        hook.write(code, site);
        code.with(instruction);
      }
      case AFTER -> {
        code.with(instruction);
        hook.write(code, site);
      }
      case AROUND -> {
        code.dup().with(instruction);
        hook.write(code, site);
      }
    }
  }

  /// What an instruction creates, or null.
  static @Nullable Creation of(Instruction instruction) {
    return switch (instruction) {
      case NewObjectInstruction made -> object(made.className().asSymbol());
      case NewPrimitiveArrayInstruction made -> array(made.typeKind().upperBound().arrayType());
      case NewReferenceArrayInstruction made -> array(made.componentType().asSymbol().arrayType());
      case NewMultiArrayInstruction made ->
          new Creation(Kind.ARRAY, levels(made), Place.AFTER, Hooks::nested);
      case InvokeInstruction call -> call(call);
      case InvokeDynamicInstruction call -> DynamicCreation.of(call);
      default -> null;
    };
  }

  private static Creation object(ClassDesc type) {
    return after(Kind.OBJECT, type, (code, site) -> Hooks.created(code.ldc(type), site));
  }

  private static Creation array(ClassDesc type) {
    return after(Kind.ARRAY, type, (code, site) -> Hooks.array(code.dup(), type, site));
  }

  private static List<String> levels(NewMultiArrayInstruction made) {
    List<String> types = new ArrayList<>();
    ClassDesc type = made.arrayType().asSymbol();
    for (int level = 0; level < made.dimensions(); level++) {
      types.add(name(type));
      type = type.componentType();
    }
    return types;
  }

  private static @Nullable Creation call(InvokeInstruction call) {
    if (call.name().equalsString("valueOf")) {
      return Boxing.of(call);
    }
    Creation entry = JdkMaker.of(call);
    if (entry != null) {
      return entry;
    }
    boolean clones =
        call.name().equalsString("clone")
            && call.typeSymbol().parameterCount() == 0
            && call.typeSymbol().returnType().equals(ConstantDescs.CD_Object);
    ClassDesc owner = call.owner().asSymbol();
    if (clones && owner.isArray()) {
      return after(
          Kind.ARRAY, owner, (code, site) -> Hooks.array(code.dup().checkcast(owner), owner, site));
    }
    if (clones && call.opcode() == Opcode.INVOKESPECIAL && owner.equals(ConstantDescs.CD_Object)) {
      return after(Kind.OBJECT, owner, Hooks::cloned);
    }
    return null;
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
}
