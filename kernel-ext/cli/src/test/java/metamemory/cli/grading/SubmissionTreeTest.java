package metamemory.cli.grading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import metamemory.cli.machine.Stop;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SubmissionTreeTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({
    "alice/09-bump-arenas.ipynb, alice, 09-bump-arenas",
    "alice/09-bump-arenas/mine.ipynb, alice, mine 09-bump-arenas",
    "submitted/alice/ps1/09-bump-arenas.ipynb, alice, 09-bump-arenas ps1",
    "alice.ipynb, alice, alice",
    "alice__09-bump-arenas.ipynb, alice, 09-bump-arenas",
    "a__b__09.ipynb, a__b, 09",
    "__x.ipynb, __x, __x",
    "alice.zip, alice, alice",
    "alice/work.ZIP, alice, work",
    "Aegir Olafsson_12_assignsubmission_file_/l.ipynb, Aegir Olafsson_12_assignsubmission_file_, l",
  })
  void knowsTheFormsInWhichSubmissionsLie(String file, String student, String hints)
      throws IOException {
    Handed.write(folder.resolve(file), "{}");

    SubmissionTree tree = SubmissionTree.of(folder);

    assertThat(tree.students()).containsExactly(student);
    Candidate found = tree.of(student).getFirst();
    assertThat(found.hints()).containsExactly(hints.split(" ", -1));
    assertThat(found.label()).isEqualTo(file.replaceFirst("^submitted/", ""));
    assertThat(found.refusal()).isEmpty();
  }

  @Test
  void bringsAStudentsFilesTogetherWhereverTheyLie() throws IOException {
    for (String file : List.of("bob.ipynb", "bob/08-pools.ipynb", "bob__09.zip", "anna.ipynb")) {
      Handed.write(folder.resolve(file), "{}");
    }

    SubmissionTree tree = SubmissionTree.of(folder);

    assertThat(tree.students()).containsExactly("anna", "bob");
    assertThat(tree.of("bob")).hasSize(3);
  }

  @Test
  void passesOverWhatIsHiddenOrNoSubmission() throws IOException {
    for (String file :
        List.of(
            "alice/a.ipynb",
            "alice/.ipynb_checkpoints/a-checkpoint.ipynb",
            "alice/__MACOSX/a.ipynb",
            "alice/.hidden.ipynb",
            "alice/notes.txt",
            "grades.xlsx",
            ".DS_Store")) {
      Handed.write(folder.resolve(file), "{}");
    }

    SubmissionTree tree = SubmissionTree.of(folder);

    assertThat(tree.students()).containsExactly("alice");
    assertThat(tree.of("alice")).extracting(Candidate::label).containsExactly("alice/a.ipynb");
    assertThat(tree.passedOver()).isEqualTo(1);
  }

  @Test
  void neverFollowsALink() throws IOException {
    Path secret = Handed.write(folder.resolve("outside/secret.ipynb"), "{}");
    Path class1 = Files.createDirectories(folder.resolve("class"));
    Files.createDirectories(class1.resolve("alice"));
    Files.createSymbolicLink(class1.resolve("alice/a.ipynb"), secret);
    Files.createSymbolicLink(class1.resolve("alice/more"), secret.resolveSibling(""));
    Files.createSymbolicLink(class1.resolve("bob"), secret.resolveSibling(""));
    Files.createSymbolicLink(class1.resolve("carl.ipynb"), secret);

    SubmissionTree tree = SubmissionTree.of(class1);

    assertThat(tree.students()).containsExactly("alice", "bob", "carl");
    for (String student : tree.students()) {
      assertThat(tree.of(student))
          .singleElement()
          .extracting(Candidate::refusal)
          .asString()
          .contains("it is a link");
    }
  }

  @Test
  void saysWhatItLookedForInAFolderWithoutSubmissions() {
    assertThatThrownBy(() -> SubmissionTree.of(folder))
        .isInstanceOf(Stop.class)
        .hasMessageContaining("STUDENT/LESSON.ipynb")
        .hasMessageContaining("--submissions=" + folder);
    assertThatThrownBy(() -> SubmissionTree.of(folder.resolve("nowhere")))
        .isInstanceOf(Stop.class)
        .hasMessageContaining("there is no such folder");
  }

  @Test
  void givesEachNameAFolderOfItsOwn() {
    assertThat(FileName.safe("Alice B_1.2@x+y-z")).isEqualTo("Alice B_1.2@x+y-z");
    assertThat(FileName.safe("..")).isEqualTo("%2E.");
    assertThat(FileName.safe("a/b%")).isEqualTo("a%2Fb%25");
    assertThat(FileName.safe("é")).isEqualTo("%C3%A9");
    assertThat(FileName.safe("")).isEqualTo("%");
    assertThat(FileName.safe("é".repeat(200)))
        .hasSizeLessThan(200)
        .isNotEqualTo(FileName.safe("é".repeat(201)));
  }
}
