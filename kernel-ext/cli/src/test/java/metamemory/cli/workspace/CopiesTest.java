package metamemory.cli.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import metamemory.cli.notebook.Notebooks;
import metamemory.cli.workspace.Copies.Done;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

final class CopiesTest {
  private static final String MINE = "{\"mine\": true}";

  @TempDir private Path folder;
  private Path workspace = Path.of("");
  private Path copy = Path.of("");

  @BeforeEach
  void lessonOne() throws IOException {
    workspace = folder.resolve("work space");
    copy = workspace.resolve("01-one/lesson.ipynb");
    lesson("first");
  }

  @Test
  void copiesTheLearnersCut() throws IOException {
    lesson("// BEGIN SOLUTION\\nsecret\\n// END SOLUTION");
    assertThat(copy()).isEqualTo(Done.COPIED);
    assertThat(copy).content().contains("not done yet").doesNotContain("secret", "SOLUTION");
  }

  @Test
  void leavesWhatTheLearnerChanged() throws IOException {
    copy();
    Files.writeString(copy, MINE);
    assertThat(copy()).isEqualTo(Done.LEFT);
    assertThat(copy).hasContent(MINE);
    assertThat(files()).containsExactly("lesson.ipynb");
  }

  @Test
  void bringsAnUntouchedCopyUpToDate() throws IOException {
    copy();
    lesson("second");
    assertThat(copy()).isEqualTo(Done.REPLACED);
    assertThat(copy).content().contains("second");
    assertThat(files()).containsExactly("lesson.ipynb");
  }

  @Test
  void putsAChangedLessonBesideTheLearnersWork() throws IOException {
    copy();
    Files.writeString(copy, MINE);
    lesson("second");
    assertThat(copy()).isEqualTo(Done.PUT_BESIDE);
    assertThat(copy).hasContent(MINE);
    assertThat(copy.resolveSibling("lesson (updated).ipynb")).content().contains("second");
  }

  @Test
  void offersEachChangeOfALessonOnce() throws IOException {
    copy();
    Files.writeString(copy, MINE);
    lesson("second");
    copy();
    Files.delete(copy.resolveSibling("lesson (updated).ipynb"));
    assertThat(copy()).isEqualTo(Done.LEFT);
    assertThat(files()).containsExactly("lesson.ipynb");
  }

  @Test
  void replacesAnUntouchedUpdateAndKeepsAChangedOne() throws IOException {
    copy();
    Files.writeString(copy, MINE);
    lesson("second");
    copy();
    lesson("third");
    copy();
    Path update = copy.resolveSibling("lesson (updated).ipynb");
    assertThat(update).content().contains("third");
    Files.writeString(update, MINE);
    lesson("fourth");
    copy();
    assertThat(update).hasContent(MINE);
    assertThat(copy.resolveSibling("lesson (updated 2).ipynb")).content().contains("fourth");
  }

  @Test
  void losesNothingWithABrokenRecord() throws IOException {
    copy();
    Files.writeString(copy, MINE);
    Path record = workspace.resolve(".metamemory/copies.json");
    for (String broken :
        List.of("{", "", "null", "[]", "{\"schema\":1}", "{\"schema\":9,\"copies\":{}}")) {
      Files.writeString(record, broken);
      copy();
      assertThat(copy).as(broken).hasContent(MINE);
      assertThat(record.resolveSibling("copies.json.broken")).as(broken).hasContent(broken);
    }
    assertThat(files()).containsExactly("lesson (updated).ipynb", "lesson.ipynb");
  }

  @Test
  void losesNothingWithoutARecord() throws IOException {
    copy();
    Files.writeString(copy, MINE);
    Files.delete(workspace.resolve(".metamemory/copies.json"));
    assertThat(copy()).isEqualTo(Done.PUT_BESIDE);
    assertThat(copy).hasContent(MINE);
  }

  @Test
  void writesNothingWhenThereIsNothingNew() throws IOException {
    copy();
    Path record = workspace.resolve(".metamemory/copies.json");
    Object before = Files.readAttributes(record, "unix:ino,lastModifiedTime");
    copy();
    assertThat(Files.readAttributes(record, "unix:ino,lastModifiedTime")).isEqualTo(before);
  }

  @Test
  void refusesAWorkspaceThatIsAFile() throws IOException {
    Files.writeString(workspace, MINE);
    assertThatThrownBy(this::copy).isInstanceOf(IOException.class);
    assertThat(workspace).hasContent(MINE);
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void refusesAFolderThatEvenRootCannotWriteTo() {
    Path nowhere = Path.of("/proc/metamemory");
    assertThatThrownBy(() -> Copies.into(nowhere, Lessons.in(folder.resolve("lessons")).all()))
        .isInstanceOf(IOException.class);
  }

  private Done copy() throws IOException {
    return Copies.into(workspace, Lessons.in(folder.resolve("lessons")).all()).get(0).done();
  }

  private void lesson(String source) throws IOException {
    Path file = folder.resolve("lessons/01-one/lesson.ipynb");
    Files.createDirectories(file.getParent());
    Files.writeString(file, Notebooks.ofCode(source.replace("\\n", "\n")));
  }

  private List<String> files() throws IOException {
    try (Stream<Path> files = Files.list(copy.getParent())) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }
}
