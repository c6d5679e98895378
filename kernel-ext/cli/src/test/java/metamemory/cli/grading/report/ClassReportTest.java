package metamemory.cli.grading.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import metamemory.cli.grading.CsvText;
import metamemory.cli.grading.Handed;
import metamemory.cli.grading.ResultFolder;
import metamemory.cli.grading.Samples;
import metamemory.cli.grading.SubmissionResult;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ClassReportTest {
  @TempDir private Path folder;

  @Test
  void tellsOfTheWholeClass() throws IOException {
    String report = report(Samples.all());

    assertThat(report)
        .contains("<h2 id=\"lesson-42-test\">42-test</h2>", "<a href=\"#lesson-42-test\">")
        .contains("42-test</a></td><td>6</td><td>1</td>")
        .contains("Students by points, twice")
        .contains("places blocks (hidden)</td><td style=\"white-space:nowrap\">1 of 1</td>")
        .contains("<a href=\"results/anna/42-test/feedback.html\">anna</a>")
        .doesNotContain("Not graded, through no fault");
  }

  @Test
  void keepsFailuresOfTheMachineApart() throws IOException {
    String report = report(List.of(Samples.passed("anna"), Samples.infrastructure("zoe")));

    assertThat(report)
        .contains("Not graded, through no fault of the students")
        .contains("feedback.html\">zoe</a>, 42-test: What came of it.")
        .contains("42-test</a></td><td>2</td><td>1</td><td>2 of 7</td><td>0</td><td>1</td>");
    assertThat(Files.readAllLines(folder.resolve("grades.csv")))
        .containsExactly(
            "student,lesson,verdict,score,max_score,submitted_at,submission,message",
            "anna,42-test,passed,2,7,2026-03-01T12:00:00Z,anna/l.ipynb,What came of it.",
            "zoe,42-test,infrastructure,,7,2026-03-01T12:00:00Z,zoe/l.ipynb,What came of it.");
  }

  @Test
  void showsAnswersThatAreAlikeButNotThoseWithoutPoints() throws IOException {
    String report =
        report(
            List.of(
                Samples.passed("anna"),
                Samples.failed("bert"),
                Samples.undefined("dora"),
                Samples.undefined("dirk")));

    String alike = report.substring(report.indexOf("<h2 id=\"alike\">"));
    assertThat(alike)
        .contains("<td>twice</td><td>2</td><td><a href=\"results/anna/42-test/feedback.html\">")
        .contains(">bert</a>")
        .doesNotContain("dirk", "dora");
  }

  @Test
  void namesSomeOfThoseWhoFailedACheckAndLeadsToTheirFeedback() throws IOException {
    List<SubmissionResult> failed =
        List.of("anna", "bert", "carl", "dora").stream().map(Samples::failed).toList();

    assertThat(report(failed).replaceAll("<svg.*?</svg>", ""))
        .contains(
            "places blocks (hidden)</td><td style=\"white-space:nowrap\">4 of 4</td><td></td><td>"
                + "<a href=\"results/anna/42-test/feedback.html\">anna</a>, "
                + "<a href=\"results/bert/42-test/feedback.html\">bert</a>, "
                + "<a href=\"results/carl/42-test/feedback.html\">carl</a>, …</td>");
  }

  @Test
  void escapesWhateverStudentsWrote() throws IOException {
    String report = report(List.of(Samples.hostile("<img src=x onerror=alert(1)>")));
    String feedback = feedback();

    for (String page : List.of(report, feedback)) {
      assertThat(page)
          .doesNotContain("<script>alert", "<img", "\u0000", "\u001b", "\u202E", "</pre><script");
    }
    assertThat(feedback).contains("&lt;script&gt;alert(1)", "&lt;img src=x");
  }

  @Test
  void feedbackShowsWhatWentWrongInPicturesAndWords() throws IOException {
    report(List.of(Samples.failed("bert")));

    assertThat(feedback())
        .contains("<b>bert</b>", "2 of 7 points", "A note &lt;about&gt; it.")
        .contains("One block per check, as wide as its points")
        .contains("What was created where", "1,000 × (24,000 bytes)")
        .contains("the first difference is at 2")
        .contains("where each block begins", "places blocks (0 of 3 points, hidden)")
        .contains("@media print")
        .doesNotContain("http://", "https://", "<script", "url(");
  }

  @Test
  void feedbackSaysWhenTheMachineFailed() throws IOException {
    report(List.of(Samples.infrastructure("zoe")));

    assertThat(feedback()).contains("Our machine failed, not your code", "not graded yet");
  }

  @Test
  void sameResultsGiveTheSameFiles() throws IOException {
    String first = report(Samples.all());

    assertThat(report(Samples.all())).isEqualTo(first);
  }

  @Test
  void tablesAreSafeInSpreadsheets() {
    assertThat(CsvText.line(List.of("=1+1", "a,b", "say \"x\"", "two\nlines", "-x", "plain")))
        .isEqualTo("'=1+1,\"a,b\",\"say \"\"x\"\"\",\"two\nlines\",'-x,plain\r\n");
  }

  private String report(List<SubmissionResult> results) throws IOException {
    try (ResultFolder out = ResultFolder.open(folder)) {
      for (SubmissionResult result : results) {
        out.write(result);
      }
      return Files.readString(ClassReport.write(out, Handed.LESSONS))
          // The style of all pages.
          .replaceFirst("(?s)<style>.*</style>", "");
    }
  }

  private String feedback() throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      Path page = files.filter(each -> each.endsWith("feedback.html")).findFirst().orElseThrow();
      return Files.readString(page).replace("xmlns=\"http://www.w3.org/2000/svg\"", "");
    }
  }

  @Test
  void drawsNothingWhereThereIsNothingToCompare() {
    assertThat(
            Map.of(
                    "text", CheckPictures.of(check("hello", "world")),
                    "one", CheckPictures.of(check("[1]", "[2]")),
                    "zero", CheckPictures.of(check("0", "0")))
                .values())
        .containsOnly("");
    assertThat(CheckPictures.of(check("24", "16"))).contains("Expected and got on one scale");
    assertThat(CheckPictures.of(check("no objects", "3 objects"))).contains("no objects");
    assertThat(CheckPictures.of(check("[1, 2, 3]", "[1, 2]"))).contains("difference is at 2");
  }

  private static metamemory.grade.CheckResult check(String expected, String got) {
    return new metamemory.grade.CheckResult(
        "id", "name", metamemory.grade.CheckResult.Status.FAILED, 0, 1, expected, got, "why", true);
  }
}
