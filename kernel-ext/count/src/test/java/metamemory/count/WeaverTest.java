package metamemory.count;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.PseudoInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WeaverTest {
  @Test
  void leavesOutCountsThatDoNotFitButKeepsStops() {
    // Each statement takes 11 bytes as compiled and at most 14 for its count.
    Woven woven = weaveMethodOf("kept = new Object(); ", 3_000);
    assertThat(woven.isWhole()).isFalse();
    Woven.Gap gap = woven.gaps().getFirst();
    assertThat(gap.method()).isEqualTo("run()V");
    assertThat(gap.stoppable()).isTrue();
    assertThat(gap.reason()).isEqualTo("the method is too long: bytes=33001, to add=42000");
    runs(woven);
  }

  @Test
  void leavesAMethodOfLargestSizeAsItWas() {
    Woven woven = weaveMethodOf("for (int i = 0; i < 3; i++) kept = this; ", 3_400);
    assertThat(woven.gaps()).singleElement().extracting(Woven.Gap::stoppable).isEqualTo(false);
    runs(woven);
  }

  @Test
  void weavesLongMethodsWholeWhileTheyFit() {
    Woven woven = weaveMethodOf("kept = new Object(); ", 1_200);
    assertThat(woven.isWhole()).isTrue();
    runs(woven);
  }

  @Test
  void weavesWideMethods() {
    String fields =
        IntStream.range(0, 300)
            .mapToObj(i -> "long v" + i + " = n + " + i + "; kept = new long[] {v" + i + "};")
            .collect(Collectors.joining("\n"));
    Woven woven = weave("long n = 5; for (int k = 0; k < 2; k++) { " + fields + " }");
    assertThat(woven.isWhole()).isTrue();
    runs(woven);
  }

  @Test
  void givesBackWhatIsNoClassFile() {
    byte[] junk = {1, 2, 3};
    Woven woven = new Weaver().tryWeave(junk);
    assertThat(woven.classFile()).isSameAs(junk);
    assertThat(woven.gaps()).singleElement().extracting(Woven.Gap::method).isEqualTo("*");
  }

  @Test
  void aFullConstantPoolCostsTheCountsOnly() {
    byte[] small =
        Compiler.compileOne("Full", "class Full { Object make(int n) { return new int[n]; } }");
    byte[] full = ClassFile.of().transformClass(ClassFile.of().parse(small), fillingThePool());
    Woven woven = new Weaver().tryWeave(full);
    assertThat(woven.gaps())
        .singleElement()
        .isEqualTo(new Woven.Gap("*", true, woven.gaps().getFirst().reason()));
    assertThat(ClassFile.of().verify(woven.classFile())).isEmpty();
  }

  /// Leaves three entries: too few for a call.
  private static ClassTransform fillingThePool() {
    return ClassTransform.endHandler(builder -> {
      for (int i = 0; builder.constantPool().size() < 65_532; i++) {
        builder.constantPool().utf8Entry("filler" + i);
      }
    });
  }

  @Test
  void weavesOnlyWhatIsAskedFor() {
    byte[] original =
        Compiler.compileOne(
            "T",
            "public class T { int[] run() { while (x()) {} return new int[1]; } boolean x() {"
                + " return false; } }");
    assertThat(calls(original, WeaveOptions.ALL))
        .containsExactly("sized", "returning", "outer", "ints", "entered", "check", "check");
    assertThat(calls(original, WeaveOptions.STOP_CHECKS)).containsExactly("check", "check");
    assertThat(calls(original, WeaveOptions.COUNTS)).containsExactly("sized", "ints");
    assertThat(calls(original, new WeaveOptions(false, false, false))).isEmpty();
  }

  @Test
  void accessorsAreLeftAlone() {
    byte[] original = Compiler.compileOne("T", "public class T { int x; int x() { return x; } }");
    assertThat(calls(original, WeaveOptions.ALL)).isEmpty();
  }

  @Test
  void doesNotCountTheBoxInWhichJshellReturnsAValue() {
    byte[] original =
        Compiler.compileOne(
            "T",
            """
            public class T {
              static int price;
              static Integer boxed;
              public static Object do_it$() { return price = 9_950; }
              public static Object other() { return price = 9_950; }
            }
            """);
    assertThat(calls(original, WeaveOptions.COUNTS)).containsExactly("created", "box");
  }

  @Test
  void keepsLinesAndLocalNames() {
    byte[] original =
        Compiler.compileOne(
            "T",
            "public class T {\n int run(int n) {\n int[] a = new int[n];\n return a.length;\n }\n}",
            "-g");
    byte[] woven = new Weaver().weave(original);
    assertThat(debugTables(woven)).isEqualTo(debugTables(original));
  }

  private static List<String> debugTables(byte[] classFile) {
    ClassModel model = ClassFile.of().parse(classFile);
    return model.methods().stream()
        .flatMap(method -> method.code().orElseThrow().elementList().stream())
        .filter(element -> element instanceof PseudoInstruction)
        .map(Object::toString)
        .filter(text -> text.startsWith("LocalVariable[") || text.startsWith("LineNumber["))
        .toList();
  }

  private static List<String> calls(byte[] original, WeaveOptions options) {
    ClassModel woven = ClassFile.of().parse(new Weaver(options).weave(original));
    return woven.methods().stream()
        .flatMap(method -> method.code().orElseThrow().elementList().stream())
        .filter(e -> e instanceof InvokeInstruction)
        .map(e -> (InvokeInstruction) e)
        .filter(call -> call.owner().asInternalName().startsWith("metamemory/count/"))
        .map(call -> call.name().stringValue())
        .sorted(Comparator.reverseOrder())
        .toList();
  }

  private static Woven weaveMethodOf(String statement, int times) {
    return weave(statement.repeat(times));
  }

  private static Woven weave(String body) {
    String source =
        "public class Lengthy implements Runnable { Object kept; public void run() { "
            + body
            + " } }";
    return new Weaver().tryWeave(Compiler.compileOne("Lengthy", source));
  }

  /// The VM verifies it, and it runs.
  private static void runs(Woven woven) {
    ClassLoader loader =
        new ClassLoader(WeaverTest.class.getClassLoader()) {
          @Override
          protected Class<?> findClass(String name) {
            return defineClass(name, woven.classFile(), 0, woven.classFile().length);
          }
        };
    try {
      loader
          .loadClass("Lengthy")
          .asSubclass(Runnable.class)
          .getDeclaredConstructor()
          .newInstance()
          .run();
    } catch (ReflectiveOperationException e) {
      throw new LinkageError("cannot be instantiated", e);
    }
  }
}
