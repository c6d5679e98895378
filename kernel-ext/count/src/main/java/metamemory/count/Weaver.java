package metamemory.count;

import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassFile.ClassHierarchyResolverOption;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassHierarchyResolver.ClassHierarchyInfo;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.MethodModel;
import java.lang.classfile.MethodTransform;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.reflect.AccessFlag;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.logging.Level;
import java.util.logging.Logger;

/// Rewrites class files so that they can be stopped and what they create is counted.
///
/// The rewriting adds calls and no branches, so it needs no stack map frame that the compiler had
/// not made; where frames are computed anew, classes that only the host's loader has are known from
/// having passed through here.
public final class Weaver {
  private static final Logger LOG = Logger.getLogger(Weaver.class.getName());
  private static final ClassHierarchyInfo UNKNOWN =
      ClassHierarchyInfo.ofClass(ConstantDescs.CD_Object);

  private final Map<ClassDesc, ClassHierarchyInfo> seen = new ConcurrentHashMap<>();
  private final ClassFile classFile;

  /// A weaver for the classes of one loader.
  public Weaver() {
    ClassHierarchyResolver resolver =
        ((ClassHierarchyResolver) seen::get)
            .orElse(ClassHierarchyResolver.defaultResolver())
            .orElse(_ -> UNKNOWN);
    this.classFile = ClassFile.of(ClassHierarchyResolverOption.of(resolver));
  }

  /// Rewrites a class. Never fails: a method that would become too large is given stop checks only,
  /// and a class that cannot be rewritten at all is given back as it is, with a line in the log.
  ///
  /// @param original the class file
  /// @return the class file to define instead
  public byte[] weave(byte[] original) {
    ClassModel model = classFile.parse(original);
    remember(model);
    for (boolean counting : new boolean[] {true, false}) {
      try {
        return classFile.transformClass(model, transform(model, counting));
      } catch (IllegalArgumentException | IllegalStateException e) {
        LOG.log(
            Level.FINE,
            "a class could not be woven whole: class=" + model.thisClass().asInternalName(),
            e);
      }
    }
    LOG.warning(
        "a class is run as it is, it cannot be stopped or counted: class="
            + model.thisClass().asInternalName());
    return original;
  }

  private void remember(ClassModel model) {
    ClassDesc self = model.thisClass().asSymbol();
    ClassHierarchyInfo info =
        model.flags().has(AccessFlag.INTERFACE)
            ? ClassHierarchyInfo.ofInterface()
            : ClassHierarchyInfo.ofClass(
                model.superclass().map(s -> s.asSymbol()).orElse(ConstantDescs.CD_Object));
    seen.put(self, info);
  }

  private static ClassTransform transform(ClassModel model, boolean counting) {
    String className = model.thisClass().asInternalName().replace('/', '.');
    return (builder, element) -> {
      if (element instanceof MethodModel method) {
        String name = method.methodName().stringValue();
        builder.transformMethod(
            method, MethodTransform.transformingCode(new WovenCode(className, name, counting)));
      } else {
        builder.with(element);
      }
    };
  }
}
