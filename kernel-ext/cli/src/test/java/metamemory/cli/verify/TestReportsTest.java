package metamemory.cli.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TestReportsTest {
  private static final FileTime START = FileTime.fromMillis(1_000_000_000_000L);

  @TempDir private Path root;

  @Test
  void namesWhatFailedAndWhatWasSkipped() throws IOException {
    report(
        "a/target/surefire-reports/TEST-x.ATest.xml",
        """
        <testcase classname="x.ATest" name="good"/>
        <testcase classname="x.ATest" name="wrong"><failure message="&#10;expected: 1&#10;but was: 2">trace</failure></testcase>
        <testcase classname="x.ATest" name="broken"><error>trace</error></testcase>
        """);
    report(
        "b/target/failsafe-reports/TEST-x.BTest.xml",
        """
        <testcase classname="x.BTest" name="left"><skipped message="missing=chromium"/></testcase>
        """);
    TestReports reports = TestReports.below(root, START);
    assertThat(reports.passed()).isEqualTo(1);
    assertThat(reports.failed())
        .containsExactly("ATest.wrong: expected: 1 but was: 2", "ATest.broken");
    assertThat(reports.skipped()).containsExactly("BTest.left: missing=chromium");
  }

  @Test
  void leavesOutReportsOfEarlierBuilds() throws IOException {
    Path old =
        report(
            "a/target/surefire-reports/TEST-x.ATest.xml", "<testcase classname=\"x\" name=\"y\"/>");
    Files.setLastModifiedTime(old, FileTime.fromMillis(START.toMillis() - 1));
    assertThat(TestReports.below(root, START).passed()).isZero();
  }

  private Path report(String path, String tests) throws IOException {
    Path file = root.resolve(path);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, "<testsuite>" + tests + "</testsuite>");
  }
}
