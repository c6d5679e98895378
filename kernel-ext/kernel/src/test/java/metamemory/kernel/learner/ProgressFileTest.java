package metamemory.kernel.learner;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import metamemory.kernel.learner.Progress.LessonTime;
import metamemory.kernel.learner.Progress.Prediction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ProgressFileTest {
  @TempDir private Path folder;

  private Path file() {
    return folder.resolve("progress.json");
  }

  @Test
  void keepsEverythingForTheNextSession() {
    ProgressFile first = ProgressFile.in(folder);
    first.update(p -> p.withWork("bump", w -> w.checked(false, 5, 8).hinted(2)));
    first.update(p -> p.withPrediction("three-orders", new Prediction("48", "72", false)));
    first.update(p -> p.withTime("09-bump-arenas", new LessonTime(61, 3, "2026-01-02T03:04:05Z")));

    Progress read = ProgressFile.in(folder).read();

    assertThat(read).isEqualTo(first.read());
    assertThat(read.work("bump")).isEqualTo(new Progress.Work(1, false, 5, 8, 2, false, false));
    assertThat(read.prediction("three-orders")).contains(new Prediction("48", "72", false));
  }

  @Test
  void theFileIsReadable() throws IOException {
    ProgressFile.in(folder).update(p -> p.withPrediction("gap", new Prediction("9", null, false)));

    assertThat(Files.readString(file()))
        .isEqualTo(
            """
            {
              "schema": 1,
              "lessons": {},
              "exercises": {},
              "predictions": {
                "gap": {
                  "guess": "9",
                  "right": false
                }
              }
            }
            """);
  }

  @Test
  void readingWritesNothing() throws IOException {
    assertThat(ProgressFile.in(folder).read()).isEqualTo(Progress.NONE);
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "[]",
        "null",
        "{\"schema\": 0}",
        "{\"schema\": 1, \"exercises\": {\"bump\": null}}",
        "{\"schema\": 1, \"exercises\": {\"bump\": {\"attempts\": \"many\"}}}",
        "{\"schema\": 1, \"predictions\": {\"gap\": {}}}"
      })
  void aBrokenFileIsKeptAsideAndToldOnce(String broken) throws IOException {
    Files.writeString(file(), broken);
    ProgressFile progress = ProgressFile.in(folder);

    progress.update(p -> p.withWork("bump", w -> w.hinted(1)));

    Path kept = folder.resolve("progress (broken 1).json");
    assertThat(Files.readString(kept)).isEqualTo(broken);
    assertThat(progress.takeNotice()).hasValueSatisfying(n -> assertThat(n).contains("" + kept));
    assertThat(progress.takeNotice()).isEmpty();
    assertThat(ProgressFile.in(folder).read().work("bump").hints()).isEqualTo(1);
  }

  @Test
  void anotherBrokenFileDoesNotTakeThePlaceOfTheFirst() throws IOException {
    for (String broken : List.of("first", "second")) {
      Files.writeString(file(), broken);
      ProgressFile.in(folder).read();
    }

    assertThat(Files.readString(folder.resolve("progress (broken 1).json"))).isEqualTo("first");
    assertThat(Files.readString(folder.resolve("progress (broken 2).json"))).isEqualTo("second");
  }

  @Test
  void missingPartsCountAsNothingDone() throws IOException {
    Files.writeString(file(), "{\"schema\": 1, \"lessons\": {\"09\": {\"cells\": 2}}}");

    assertThat(ProgressFile.in(folder).read().time("09")).isEqualTo(new LessonTime(0, 2, null));
  }

  @Test
  void aFileOfANewerVersionIsLeftAlone() throws IOException {
    String newer = "{\"schema\": 2, \"exercises\": []}";
    Files.writeString(file(), newer);
    ProgressFile progress = ProgressFile.in(folder);

    Progress after = progress.update(p -> p.withWork("bump", w -> w.hinted(1)));

    assertThat(after.work("bump").hints()).isEqualTo(1);
    assertThat(progress.read().work("bump").hints()).isEqualTo(1);
    assertThat(Files.readString(file())).isEqualTo(newer);
    assertThat(progress.takeNotice())
        .hasValueSatisfying(n -> assertThat(n).contains("newer version: schema=2"));
  }

  @Test
  void goesOnWhereItCannotWrite() {
    ProgressFile progress = ProgressFile.in(folder.resolve("not-there"));

    progress.update(p -> p.withWork("bump", w -> w.hinted(1)));
    progress.update(p -> p.withWork("bump", w -> w.hinted(w.hints() + 1)));

    assertThat(progress.read().work("bump").hints()).isEqualTo(2);
    assertThat(progress.takeNotice())
        .hasValueSatisfying(n -> assertThat(n).contains("cannot be kept"));
  }

  @Test
  void noChangeIsLostBetweenTwoNotebooks() throws InterruptedException {
    List<Thread> notebooks = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      ProgressFile own = ProgressFile.in(folder);
      notebooks.add(
          Thread.ofPlatform()
              .start(() -> {
                for (int k = 0; k < 50; k++) {
                  own.update(p -> p.withWork("bump", w -> w.checked(false, 0, 8)));
                }
              }));
    }
    for (Thread notebook : notebooks) {
      notebook.join();
    }

    assertThat(ProgressFile.in(folder).read().work("bump").attempts()).isEqualTo(100);
  }
}
