package metamemory.count;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.lang.classfile.ClassFile;
import java.net.URI;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Weaves classes that nobody wrote for it.
class CorpusTest {
  /// Every so manyth class of a module, to keep the test short.
  private static final int STRIDE = 25;

  @ParameterizedTest
  @ValueSource(strings = {"java.base", "jdk.compiler", "java.desktop"})
  void verifiesClassesOfTheJdk(String module) throws IOException {
    Path root = FileSystems.getFileSystem(URI.create("jrt:/")).getPath("modules", module);
    List<Path> classes;
    try (Stream<Path> files = Files.walk(root)) {
      classes = files.filter(file -> file.toString().endsWith(".class")).sorted().toList();
    }
    Weaver weaver = new Weaver();
    List<String> faults = new ArrayList<>();
    for (int i = 0; i < classes.size(); i += STRIDE) {
      byte[] original = Files.readAllBytes(classes.get(i));
      Woven woven = weaver.tryWeave(original);
      if (ClassFile.of().verify(original).isEmpty()
          && !ClassFile.of().verify(woven.classFile()).isEmpty()) {
        faults.add(classes.get(i) + ": " + ClassFile.of().verify(woven.classFile()).getFirst());
      }
    }
    assertThat(classes).hasSizeGreaterThan(1_000);
    assertThat(faults).isEmpty();
  }

  /// The VM's own verifier, on code of other compilers and of many hands.
  @Test
  void theVmAcceptsALibrary() throws IOException {
    Path jar = jarOf(org.assertj.core.api.Assertions.class);
    WovenJar loader = new WovenJar(jar);
    List<String> faults = new ArrayList<>();
    int linked = 0;
    for (String name : loader.classNames()) {
      try {
        Class.forName(name, true, loader);
        linked++;
      } catch (VerifyError | ClassFormatError | IncompatibleClassChangeError e) {
        faults.add(name + ": " + e);
      } catch (ClassNotFoundException | LinkageError e) {
        // An optional dependency that is not here.
      }
    }
    assertThat(faults).isEmpty();
    assertThat(linked).isGreaterThan(500);
  }

  private static Path jarOf(Class<?> type) {
    return Path.of(URI.create(type.getProtectionDomain().getCodeSource().getLocation().toString()));
  }

  private static final class WovenJar extends ClassLoader {
    private final JarFile jar;
    private final Weaver weaver = new Weaver();

    WovenJar(Path jar) throws IOException {
      super(new NotTheJar());
      this.jar = new JarFile(jar.toFile());
    }

    List<String> classNames() {
      return jar.stream()
          .map(JarEntry::getName)
          .filter(name -> name.endsWith(".class") && !name.contains("META-INF"))
          .filter(name -> !name.contains("module-info"))
          .map(name -> name.substring(0, name.length() - ".class".length()).replace('/', '.'))
          .toList();
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
      JarEntry entry = jar.getJarEntry(name.replace('.', '/') + ".class");
      if (entry == null) {
        throw new ClassNotFoundException(name);
      }
      try (InputStream in = jar.getInputStream(entry)) {
        byte[] woven = weaver.weave(in.readAllBytes());
        return defineClass(name, woven, 0, woven.length);
      } catch (IOException e) {
        throw new ClassNotFoundException(name, e);
      }
    }
  }

  /// The JDK and what woven code calls, but not the classes that are to be woven.
  private static final class NotTheJar extends ClassLoader {
    NotTheJar() {
      super(ClassLoader.getPlatformClassLoader());
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
      if (name.startsWith("metamemory.count.")) {
        return Class.forName(name);
      }
      throw new ClassNotFoundException(name);
    }
  }
}
