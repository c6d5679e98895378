package metamemory.count;

import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassFile.ShortJumpsOption;
import java.lang.classfile.ClassFile.StackMapsOption;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeModel;
import java.lang.classfile.MethodModel;
import java.lang.classfile.MethodTransform;
import java.lang.classfile.attribute.CodeAttribute;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;

/// Rewrites class files so that they can be stopped and what they create is counted.
///
/// What is inserted are calls and no branches: the flags are tested inside the methods called,
/// which the compiler inlines. So the stack map frames that javac wrote stay valid and are kept,
/// moved to the new offsets. No frame is computed, no class hierarchy is asked for, and no class of
/// a REPL, which only its loader knows, is ever missed. (JShell's own weaver has the frames
/// computed anew.)
///
/// Creations are counted right after they happen, so one that fails (a static initialiser, a
/// negative length, no memory) is not counted, and an object whose constructor throws is.
///
/// Weavers have no state and may be shared among threads.
public final class Weaver {
  /// Beyond this, javac's conditional jumps of 16 bits may not reach, and longer ones would need
  /// frames of their own.
  private static final int SHORT_JUMPS_REACH = 32_767;

  private static final int LARGEST_CODE = 65_535;

  private static final ClassFile CLASS_FILE =
      ClassFile.of(StackMapsOption.DROP_STACK_MAPS, ShortJumpsOption.FAIL_ON_SHORT_JUMPS);

  private final WeaveOptions options;

  /// A weaver of stop checks and counts.
  public Weaver() {
    this(WeaveOptions.ALL);
  }

  /// A weaver of what is wanted.
  ///
  /// @param options what to put into classes
  public Weaver(WeaveOptions options) {
    this.options = options;
  }

  /// Rewrites a class. Never fails: what cannot be woven is left out, see [#tryWeave(byte[])].
  ///
  /// @param classFile a valid class file
  /// @return the class file to define instead
  public byte[] weave(byte[] classFile) {
    return tryWeave(classFile).classFile();
  }

  /// Rewrites a class and tells what is missing. A method that would become too large keeps its
  /// stop checks if these fit, else stays as it was; a class that cannot be rewritten at all is
  /// given back as it is.
  ///
  /// @param classFile a valid class file
  /// @return the class file to define instead, and the gaps
  public Woven tryWeave(byte[] classFile) {
    try {
      return weave(CLASS_FILE.parse(classFile), options);
    } catch (IllegalArgumentException | IllegalStateException e) {
      // A full constant pool, too many sites, or no class file of a kind we know.
      return withStopsAtMost(classFile, String.valueOf(e.getMessage()));
    }
  }

  private Woven withStopsAtMost(byte[] classFile, String reason) {
    if (options.stopChecks() && options.counts()) {
      try {
        Woven stoppable = weave(CLASS_FILE.parse(classFile), WeaveOptions.STOP_CHECKS);
        return new Woven(stoppable.classFile(), List.of(new Woven.Gap("*", true, reason)));
      } catch (IllegalArgumentException | IllegalStateException e) {
        // The gap below tells the first reason.
      }
    }
    return new Woven(classFile, List.of(new Woven.Gap("*", false, reason)));
  }

  private static Woven weave(ClassModel model, WeaveOptions options) {
    Heirs.add(model);
    String internalName = model.thisClass().asInternalName();
    String className = internalName.replace('/', '.');
    IdentityHashMap<CodeModel, MethodPlan> plans = new IdentityHashMap<>();
    List<Woven.Gap> gaps = new ArrayList<>();
    for (MethodModel method : model.methods()) {
      method
          .code()
          .ifPresent(code -> plans.put(code, plan(method, code, options, internalName, gaps)));
    }
    MethodTransform transform =
        (builder, element) -> {
          MethodPlan plan = element instanceof CodeModel code ? plans.get(code) : null;
          if (plan == null) {
            builder.with(element);
          } else {
            CodeModel code = (CodeModel) element;
            builder.transformCode(code, new WovenCode(className, code, plan));
          }
        };
    byte[] woven = CLASS_FILE.transformClass(model, ClassTransform.transformingMethods(transform));
    return new Woven(woven, gaps);
  }

  /// The largest plan that fits.
  private static MethodPlan plan(
      MethodModel method,
      CodeModel code,
      WeaveOptions options,
      String inClass,
      List<Woven.Gap> gaps) {
    int length = ((CodeAttribute) code).codeLength();
    int limit = length <= SHORT_JUMPS_REACH ? SHORT_JUMPS_REACH : LARGEST_CODE;
    MethodPlan whole = MethodPlan.of(method, code, options, inClass);
    if (length + whole.addedBytes() <= limit) {
      return whole;
    }
    if (options.calls()) {
      WeaveOptions fewer = new WeaveOptions(options.stopChecks(), options.counts(), false);
      return plan(method, code, fewer, inClass, gaps);
    }
    MethodPlan stops =
        MethodPlan.of(method, code, new WeaveOptions(options.stopChecks(), false, false), inClass);
    boolean stopsFit = length + stops.addedBytes() <= limit;
    gaps.add(
        new Woven.Gap(
            method.methodName().stringValue() + method.methodType().stringValue(),
            stopsFit && options.stopChecks(),
            "the method is too long: bytes=" + length + ", to add=" + whole.addedBytes()));
    return stopsFit ? stops : MethodPlan.NOTHING;
  }
}
