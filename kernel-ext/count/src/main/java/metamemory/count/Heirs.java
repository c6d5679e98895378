package metamemory.count;

import java.lang.classfile.ClassModel;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/// The woven classes that extend a class which is not woven, with the methods that they declare:
/// calls of the others run code that is not woven. A class that is woven later than its callers is
/// not known to them.
final class Heirs {
  private static final Set<String> WITHOUT_HEIRLOOMS =
      Set.of("java/lang/Object", "java/lang/Record", "java/lang/Enum");

  private record Heir(String parent, Set<String> methods) {}

  private static final Map<String, Heir> ALL = new ConcurrentHashMap<>();

  private Heirs() {}

  static void add(ClassModel model) {
    String parent = model.superclass().map(entry -> entry.asInternalName()).orElse("");
    if (!parent.isEmpty() && !WITHOUT_HEIRLOOMS.contains(parent)) {
      Set<String> methods =
          model.methods().stream()
              .map(m -> m.methodName().stringValue() + m.methodType().stringValue())
              .collect(Collectors.toSet());
      ALL.put(model.thisClass().asInternalName(), new Heir(parent, methods));
    }
  }

  /// Whether a method of a woven class is one that it inherits from a class that is not.
  static boolean inherits(String className, String nameAndType) {
    Heir heir = ALL.get(className);
    while (heir != null && !heir.methods().contains(nameAndType)) {
      Heir parent = ALL.get(heir.parent());
      if (parent == null) {
        return isOfTheJdk(heir.parent());
      }
      heir = parent;
    }
    return false;
  }

  private static boolean isOfTheJdk(String internalName) {
    return internalName.startsWith("java/") || internalName.startsWith("javax/");
  }
}
