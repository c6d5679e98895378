package metamemory.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class LotsOfOutputTest {
  private static Session session;
  private final Recorded output = new Recorded();

  @BeforeAll
  static void open() {
    session = Session.open(new SessionOptions(Path.of("no-lessons-here"), Path.of(".")));
  }

  @AfterAll
  static void close() {
    session.close();
  }

  private static String lines(int count, String prefix) {
    return IntStream.range(0, count).mapToObj(i -> prefix + i + "\n").collect(Collectors.joining());
  }

  @Test
  void deliversAHundredThousandLinesInFewPieces() {
    session.run("for (int i = 0; i < 100_000; i++) System.out.println(i);", output);
    assertThat(output.out()).isEqualTo(lines(100_000, ""));
    assertThat(output.streamCalls()).isLessThan(200);
  }

  @Test
  void deliversBothStreamsInFewPieces() {
    session.run(
        """
        for (int i = 0; i < 50_000; i++) {
          System.out.println("out " + i);
          System.err.println("err " + i);
        }\
        """,
        output);
    assertThat(output.out()).isEqualTo(lines(50_000, "out "));
    assertThat(output.err()).isEqualTo(lines(50_000, "err "));
    assertThat(output.streamCalls()).isLessThan(1_000);
  }

  @Test
  void deliversTheLinesOfManyThreadsEachInItsOrder() {
    session.run(
        """
        var printers = new ArrayList<Thread>();
        for (int t = 0; t < 20; t++) {
          int me = t;
          printers.add(Thread.ofPlatform().start(() -> {
            for (int i = 0; i < 1_000; i++) System.out.println(me + ":" + i);
          }));
        }
        for (var printer : printers) printer.join();\
        """,
        output);
    for (int t = 0; t < 20; t++) {
      String mine = t + ":";
      assertThat(output.out().lines().filter(l -> l.startsWith(mine)))
          .containsExactlyElementsOf(lines(1_000, mine).lines().toList());
    }
    assertThat(output.out().lines()).hasSize(20_000);
  }

  @Test
  void cutsTenMegabytesInOneLineVisibly() {
    session.run("System.out.println(\"x\".repeat(10_000_000));\nSystem.out.println(7);", output);
    assertThat(output.out())
        .isEqualTo(
            "x".repeat(LineLimit.LINE_BYTES)
                + " … [cut: this line is longer than 1,048,576 bytes]\n7\n");
  }
}
