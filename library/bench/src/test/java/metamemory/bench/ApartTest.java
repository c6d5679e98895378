package metamemory.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

final class ApartTest {
  private static final Path PROGRAM = Path.of("apart", "src", "main.rs");
  private static final Pattern FIGURE =
      Pattern.compile("\\n {4}\\(\"([^\"]+)\", \"([^\"]+)\", \\w+\\),");

  /// A work and whose figure it is.
  record Named(String work, String name) {}

  @Test
  void eachFigureOfTheProgramThatMeasuresApartIsOfAWorkThatIsShown() throws IOException {
    assertThat(measured()).hasSizeGreaterThan(10);
    assertThat(Works.all()).extracting(Work::id).containsAll(works(measured()));
  }

  @Test
  void theFiguresThatComeWithTheBenchmarksAreThoseOfTheProgramAndOlderOnes() throws IOException {
    List<Named> known = Apart.known().stream().map(f -> new Named(f.work(), f.name())).toList();
    assertThat(known).doesNotHaveDuplicates().containsAll(measured());
    assertThat(known.stream().filter(f -> !f.name().endsWith(", elsewhere")))
        .containsExactlyElementsOf(measured());
    assertThat(Works.all()).extracting(Work::id).containsAll(works(known));
  }

  @Test
  void eachFigureSaysHowItWasMeasured() {
    assertThat(Apart.known())
        .allSatisfy(figure -> {
          assertThat(figure.nanos()).isPositive();
          assertThat(figure.how()).containsPattern("median of (3|three)");
        });
  }

  private static List<String> works(List<Named> figures) {
    return figures.stream().map(Named::work).distinct().toList();
  }

  private static List<Named> measured() throws IOException {
    return FIGURE
        .matcher(Files.readString(PROGRAM))
        .results()
        .map(found -> new Named(found.group(1), found.group(2)))
        .toList();
  }
}
