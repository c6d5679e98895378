package metamemory.grade.child;

import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeModel;
import java.lang.classfile.MethodModel;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.classfile.constantpool.MemberRefEntry;
import java.lang.classfile.constantpool.PoolEntry;
import java.lang.classfile.constantpool.Utf8Entry;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.LineNumber;
import java.lang.classfile.instruction.NewObjectInstruction;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import metamemory.grade.wire.Frame;

/// What an answer may name: the JDK's base module and the library, but nothing by which code looks
/// into the grader that runs in the same process, into files, other programs or the network.
///
/// An answer is compiled here, from source, and its classes are loaded by a loader that asks here
/// too. So whatever it can reach, it names: in a constant, or by a text given to that loader. This
/// is what keeps the checks' outcome out of an answer's reach; the machine is kept from it by the
/// sandbox around this process. An answer that names such a thing is not run, and the learner is
/// told which it is.
final class Reach {
  private static final Set<String> PACKAGES =
      Set.of(
          "java.lang.reflect",
          "java.lang.module",
          "java.lang.classfile",
          "java.nio.file",
          "java.nio.channels",
          "java.net",
          "java.util.jar",
          "java.util.zip",
          "java.util.spi");

  private static final Set<String> CLASSES =
      Set.of(
          "java.lang.ClassLoader",
          "java.lang.Compiler",
          "java.lang.Module",
          "java.lang.ModuleLayer",
          "java.lang.Process",
          "java.lang.ProcessBuilder",
          "java.lang.ProcessHandle",
          "java.lang.StackWalker",
          "java.lang.foreign.Linker",
          "java.lang.foreign.SymbolLookup",
          "java.io.File",
          "java.io.FileDescriptor",
          "java.io.FileInputStream",
          "java.io.FileOutputStream",
          "java.io.FileReader",
          "java.io.FileWriter",
          "java.io.ObjectInputStream",
          "java.io.RandomAccessFile",
          "java.security.SecureClassLoader",
          "java.util.ServiceLoader");

  /// Members of classes that are else in reach, as owner and name; `*` is any owner.
  private static final Map<String, Set<String>> MEMBERS =
      Map.of(
          "java.lang.Runtime", Set.of("exec", "load", "loadLibrary"),
          "java.lang.System", Set.of("load", "loadLibrary", "getenv"),
          "java.lang.Class", Set.of("getResource", "getResourceAsStream", "newInstance"),
          "java.lang.Thread", Set.of("getAllStackTraces"),
          "*", Set.of("reinterpret", "withTargetLayout"));

  /// Nothing of these is called but by what the compiler writes for lambdas, records and switches,
  /// which only passes them on.
  private static final Set<String> OWNERS =
      Set.of("java.lang.invoke.MethodHandles", "java.lang.invoke.MethodHandles$Lookup");

  private static final Pattern IN_DESCRIPTOR = Pattern.compile("L([^;<]+);");
  private static final String BASE = "java.base";

  private Reach() {}

  /// What an answer's classes name that they may not, each once, with the first line that does.
  static List<Frame.Diagnosis> beyond(Map<String, byte[]> classes) {
    Map<String, Integer> lines = new TreeMap<>();
    classes
        .values()
        .forEach(file -> {
          ClassModel model = ClassFile.of().parse(file);
          for (PoolEntry entry : model.constantPool()) {
            named(entry).ifPresent(name -> lines.merge(name, line(model, entry), Reach::first));
          }
        });
    return lines.entrySet().stream().map(each -> problem(each.getKey(), each.getValue())).toList();
  }

  /// Whether a class that an answer asks for at run time may be given to it.
  static boolean allows(Class<?> type) {
    return BASE.equals(type.getModule().getName()) && !isForbidden(type.getName());
  }

  private static Optional<String> named(PoolEntry entry) {
    return switch (entry) {
      case ClassEntry named -> Optional.of(name(named)).filter(Reach::isForbidden);
      case MemberRefEntry member -> member(member);
      // Types of methods, of a lambda's among them, and texts that look like such: none of the
      // latter names one of these by chance.
      case Utf8Entry text when text.stringValue().startsWith("(") ->
          types(text.stringValue()).stream().filter(Reach::isForbidden).findFirst();
      default -> Optional.empty();
    };
  }

  private static Optional<String> member(MemberRefEntry member) {
    String owner = name(member.owner());
    String name = member.name().stringValue();
    boolean forbidden =
        OWNERS.contains(owner)
            || MEMBERS.getOrDefault(owner, Set.of()).contains(name)
            || (MEMBERS.getOrDefault("*", Set.of()).contains(name)
                && owner.startsWith("java.lang.foreign."));
    return forbidden
        ? Optional.of(owner + "." + name)
        : types(member.type().stringValue()).stream().filter(Reach::isForbidden).findFirst();
  }

  private static List<String> types(String descriptor) {
    List<String> types = new ArrayList<>();
    Matcher matcher = IN_DESCRIPTOR.matcher(descriptor);
    while (matcher.find()) {
      types.add(matcher.group(1).replace('/', '.'));
    }
    return types;
  }

  private static String name(ClassEntry entry) {
    String name = entry.asInternalName();
    return (name.startsWith("[") ? name.replaceAll("^\\[+L?|;$", "") : name).replace('/', '.');
  }

  /// A class in a package of the base module that is closed, or in no package of it at all.
  private static boolean isForbidden(String name) {
    int dot = name.lastIndexOf('.');
    String inPackage = dot < 0 ? "" : name.substring(0, dot);
    String outer = name.contains("$") ? name.substring(0, name.indexOf('$')) : name;
    return CLASSES.contains(outer)
        || PACKAGES.stream().anyMatch(each -> isWithin(inPackage, each))
        || (inPackage.contains(".") && !inPackage.startsWith("java."))
        || isOfAnotherModule(inPackage);
  }

  private static boolean isOfAnotherModule(String inPackage) {
    return inPackage.startsWith("java.")
        && !ModuleLayer.boot().findModule(BASE).orElseThrow().getPackages().contains(inPackage);
  }

  private static boolean isWithin(String inPackage, String closed) {
    return inPackage.equals(closed) || inPackage.startsWith(closed + ".");
  }

  /// The first line that is known.
  private static int first(int one, int other) {
    return one == 0 || other == 0 ? Math.max(one, other) : Math.min(one, other);
  }

  private static Frame.Diagnosis problem(String name, int line) {
    return new Frame.Diagnosis(
        line,
        0,
        name.replace('$', '.')
            + " cannot be used in an answer: a check has no files, no network, no other programs,"
            + " no reflection and no memory but what an allocator grants");
  }

  private static int line(ClassModel model, PoolEntry entry) {
    for (MethodModel method : model.methods()) {
      int line = 0;
      for (CodeElement element : method.code().map(CodeModel::elementList).orElse(List.of())) {
        if (element instanceof LineNumber number) {
          line = number.line();
        } else if (uses(element, entry)) {
          return line;
        }
      }
    }
    return 0;
  }

  private static boolean uses(CodeElement element, PoolEntry entry) {
    return switch (element) {
      case InvokeInstruction call -> call.method().equals(entry) || call.owner().equals(entry);
      case FieldInstruction field -> field.field().equals(entry) || field.owner().equals(entry);
      case NewObjectInstruction made -> made.className().equals(entry);
      default -> false;
    };
  }
}
