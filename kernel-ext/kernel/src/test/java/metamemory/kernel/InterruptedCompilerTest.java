package metamemory.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
final class InterruptedCompilerTest {
  /// Many methods with much to infer: some seconds of compiling.
  private static String longToCompile() {
    StringBuilder code = new StringBuilder("class Slow {\n");
    for (int i = 0; i < 900; i++) {
      code.append("  Object m").append(i).append("() { return ");
      code.append("Stream.of(1, 2L, 3.0, \"a\")");
      code.append(".collect(Collectors.groupingBy(x -> x.hashCode() % 3, TreeMap::new,");
      code.append(" Collectors.mapping(x -> List.of(x, Optional.of(x), Map.of(x, List.of(x))),");
      code.append(" Collectors.toList()))).entrySet().stream().map(e -> Map.entry(e.getValue(),");
      code.append(" e.getKey())).toList(); }\n");
    }
    return code.append("}\n").toString();
  }

  @Test
  void answersAnInterruptWhileTheCompilerIsAtWork() throws Exception {
    try (Session session = Session.open(new SessionOptions(Path.of("none"), Path.of(".")))) {
      session.run("int kept = 7;", new Recorded());
      CompletableFuture<CellResult> slow =
          CompletableFuture.supplyAsync(() -> session.run(longToCompile(), new Recorded()));
      // Repeated, since it may come before the cell has begun.
      CellResult result = null;
      while (result == null) {
        session.interrupt();
        try {
          result = slow.get(1, TimeUnit.SECONDS);
        } catch (java.util.concurrent.TimeoutException notYet) {
          // Interrupt again.
        }
      }
      assertThat(result)
          .isNotInstanceOf(CellResult.Value.class)
          .isNotEqualTo(new CellResult.Done());
      assertThat(session.run("kept + 1", new Recorded()))
          .isEqualTo(new CellResult.Value(MimeBundle.of("8")));
    }
  }
}
