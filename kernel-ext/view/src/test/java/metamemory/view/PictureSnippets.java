package metamemory.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import metamemory.BumpArena;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PictureSnippets {
  @TempDir private Path folder;

  @Test
  void writesAnArenasPictureToAFile() throws IOException {
    Path file = folder.resolve("arena.svg");
    // @start region="write"
    Recorder recorder = new Recorder();
    try (BumpArena arena = BumpArena.open(128, recorder)) {
      recorder.label(arena.allocate(24, 8), "order");
      View.of(recorder).write(arena, file);
    }
    // @end
    assertThat(Files.readString(file)).contains("order: offset 0, 24 B, aligned to 8 B");
  }
}
