package metamemory.kernel;

import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassFile.StackMapsOption;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeModel;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.MethodTransform;
import java.lang.classfile.constantpool.MemberRefEntry;
import java.lang.classfile.constantpool.PoolEntry;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.DirectMethodHandleDesc;
import java.lang.constant.DynamicCallSiteDesc;
import java.lang.constant.MethodHandleDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Rewrites calls that would end the kernel (`System.exit`, `Runtime.exit`, `Runtime.halt`, and
/// method references to them) to those of [Exits], which throw. Calls that code of the JDK or of a
/// library makes are out of reach.
final class ExitCalls {
  private static final ClassDesc EXITS = ClassDesc.of(Exits.class.getName());
  private static final ClassDesc RUNTIME = ClassDesc.of("java.lang.Runtime");
  private static final MethodTypeDesc STATUS =
      MethodTypeDesc.of(ConstantDescs.CD_void, ConstantDescs.CD_int);
  private static final MethodTypeDesc RUNTIME_AND_STATUS =
      MethodTypeDesc.of(ConstantDescs.CD_void, RUNTIME, ConstantDescs.CD_int);

  /// Owner and name to what is called instead.
  private static final Map<String, Instead> INSTEAD =
      Map.of(
          "java/lang/System.exit", new Instead("exit", STATUS),
          "java/lang/Runtime.exit", new Instead("exit", RUNTIME_AND_STATUS),
          "java/lang/Runtime.halt", new Instead("halt", RUNTIME_AND_STATUS));

  // Calls are replaced by calls of the same length that pop the same, so the frames that javac
  // wrote stay valid.
  private static final ClassFile CLASS_FILE = ClassFile.of(StackMapsOption.DROP_STACK_MAPS);

  private record Instead(String name, MethodTypeDesc type) {}

  private ExitCalls() {}

  /// The class file to define instead; the same one where it calls none of these.
  static byte[] replace(byte[] classFile) {
    ClassModel model = CLASS_FILE.parse(classFile);
    return namesAny(model)
        ? CLASS_FILE.transformClass(model, ClassTransform.transformingMethods(methods()))
        : classFile;
  }

  private static boolean namesAny(ClassModel model) {
    for (PoolEntry entry : model.constantPool()) {
      if (entry instanceof MemberRefEntry member && instead(member) != null) {
        return true;
      }
    }
    return false;
  }

  private static @Nullable Instead instead(MemberRefEntry member) {
    return INSTEAD.get(member.owner().asInternalName() + "." + member.name().stringValue());
  }

  private static MethodTransform methods() {
    return (builder, element) -> {
      if (element instanceof CodeModel code) {
        builder.transformCode(code, new Calls(code));
      } else {
        builder.with(element);
      }
    };
  }

  private record Calls(CodeModel original) implements CodeTransform {
    @Override
    public void atStart(CodeBuilder code) {
      original.findAttribute(Attributes.stackMapTable()).ifPresent(code::with);
    }

    @Override
    public void accept(CodeBuilder code, CodeElement element) {
      switch (element) {
        case InvokeInstruction call -> {
          Instead other = instead(call.method());
          if (other == null) {
            code.with(call);
          } else {
            code.invokestatic(EXITS, other.name(), other.type());
          }
        }
        case InvokeDynamicInstruction call -> code.invokedynamic(withoutExits(call));
        default -> code.with(element);
      }
    }

    private static DynamicCallSiteDesc withoutExits(InvokeDynamicInstruction call) {
      ConstantDesc[] arguments =
          call.bootstrapArgs().stream().map(Calls::withoutExit).toArray(ConstantDesc[]::new);
      return DynamicCallSiteDesc.of(
          call.bootstrapMethod(), call.name().stringValue(), call.typeSymbol(), arguments);
    }

    private static ConstantDesc withoutExit(ConstantDesc argument) {
      if (argument instanceof DirectMethodHandleDesc handle) {
        String owner = handle.owner().descriptorString();
        Instead other =
            owner.startsWith("L")
                ? INSTEAD.get(owner.substring(1, owner.length() - 1) + "." + handle.methodName())
                : null;
        if (other != null) {
          return MethodHandleDesc.ofMethod(
              DirectMethodHandleDesc.Kind.STATIC, EXITS, other.name(), other.type());
        }
      }
      return argument;
    }
  }
}
