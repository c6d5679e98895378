package metamemory.count;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openjdk.jol.info.ClassLayout;

class ObjectSizesTest {
  private static boolean initialised;

  @SuppressWarnings("unused") // measured only
  private static final class Surprising {
    static {
      initialised = true;
    }

    private long first;
    private byte second;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-XX:+UseSerialGC",
        "-XX:+UseCompactObjectHeaders",
        "-XX:-UseCompressedOops",
        "-XX:-UseCompressedClassPointers",
        "-XX:ObjectAlignmentInBytes=16",
        "-XX:-CompactStrings",
        "-XX:AutoBoxCacheMax=20000"
      })
  void agreesWithRealAllocationsInEveryLayout(String flag)
      throws IOException, InterruptedException {
    List<String> command =
        List.of(
            System.getProperty("java.home") + "/bin/java",
            "-Xmx64m",
            "-XX:TieredStopAtLevel=1",
            flag,
            "-cp",
            System.getProperty("java.class.path"),
            SizesComparison.class.getName());
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(output).isZero();
    assertThat(output.lines().toList()).last().asString().startsWith("all agree");
  }

  /// The figures of the lesson on what an object costs, for headers of 12 and of 8 bytes.
  @Test
  void agreesWithTheLessonsTable() {
    boolean compact = ObjectSizes.ofInstance(Object.class) == 8;
    assertThat(ObjectSizes.ofInstance(Object.class)).isEqualTo(compact ? 8 : 16);
    assertThat(ObjectSizes.ofInstance(Integer.class)).isEqualTo(16);
    assertThat(ObjectSizes.ofInstance(String.class)).isEqualTo(24);
    assertThat(ObjectSizes.ofInstance(Optional.class)).isEqualTo(16);
    assertThat(ObjectSizes.ofInstance(node())).isEqualTo(compact ? 24 : 32);
    assertThat(ObjectSizes.ofArray(int.class, 0)).isEqualTo(16);
  }

  @Test
  void agreesWithJol() {
    // Without these JOL asks for offsets in records, which the JDK refuses, and attaches to its own
    // process.
    System.setProperty("jol.magicFieldOffset", "true");
    System.setProperty("jol.skipHotspotSAAttach", "true");
    List<Class<?>> types =
        List.of(
            Object.class,
            String.class,
            ArrayList.class,
            HashMap.class,
            Thread.class,
            Snippet.class,
            Site.class,
            Lane.class,
            Surprising.class,
            Exception.class);
    for (Class<?> type : types) {
      assertThat(ObjectSizes.ofInstance(type))
          .as(type.getName())
          .isEqualTo(ClassLayout.parseClass(type).instanceSize());
    }
    for (Object array :
        List.of(new byte[7], new char[9], new int[3], new double[5], new String[6])) {
      assertThat(ObjectSizes.of(array)).isEqualTo(ClassLayout.parseInstance(array).instanceSize());
    }
  }

  @Test
  void neverInitialisesALearnersClass() {
    assertThat(ObjectSizes.ofInstance(Surprising.class)).isEqualTo(24);
    assertThat(initialised).isFalse();
  }

  @Test
  void knowsLambdasAndArraysOfArrays() {
    long captured = System.nanoTime();
    Runnable lambda = () -> System.out.println(captured);
    assertThat(ObjectSizes.of(lambda)).isEqualTo(compactSaving() > 0 ? 16 : 24);
    assertThat(ObjectSizes.ofArray(int[].class, 10))
        .isEqualTo(ObjectSizes.ofArray(Object.class, 10));
  }

  @Test
  void refusesWhatHasNoSizeOfItsOwn() {
    for (Class<?> type :
        List.of(Runnable.class, Number.class, int.class, int[].class, Class.class)) {
      assertThatThrownBy(() -> ObjectSizes.ofInstance(type))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("type=" + type.getName());
    }
    assertThatThrownBy(() -> ObjectSizes.ofArray(int.class, -1))
        .hasMessage("no such array: component=int, length=-1");
  }

  private static long compactSaving() {
    return ObjectSizes.ofInstance(Object.class) == 8 ? 8 : 0;
  }

  private static Class<?> node() {
    try {
      return Class.forName("java.util.HashMap$Node");
    } catch (ClassNotFoundException e) {
      throw new LinkageError("HashMap has changed", e);
    }
  }
}
