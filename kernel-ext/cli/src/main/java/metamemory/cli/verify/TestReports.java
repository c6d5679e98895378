package metamemory.cli.verify;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/// What Surefire and Failsafe wrote about the tests of one build.
///
/// @param passed how many tests passed
/// @param failed the names of those that failed, with why
/// @param skipped the names of those that were skipped, with why
record TestReports(int passed, List<String> failed, List<String> skipped) {
  private static final int LONGEST = 160;
  private static final Pattern REPORT =
      Pattern.compile("[/\\\\](surefire|failsafe)-reports[/\\\\]TEST-[^/\\\\]*\\.xml$");

  TestReports {
    failed = List.copyOf(failed);
    skipped = List.copyOf(skipped);
  }

  /// Reads the reports below a folder that were written since a moment: older ones are of other
  /// builds.
  static TestReports below(Path root, FileTime since) throws IOException {
    List<Path> reports;
    try (Stream<Path> files = Files.find(root, 8, (file, attributes) -> isReport(file))) {
      reports = files.filter(file -> isSince(file, since)).sorted().toList();
    }
    int passed = 0;
    List<String> failed = new ArrayList<>();
    List<String> skipped = new ArrayList<>();
    for (Path report : reports) {
      NodeList tests = parse(report).getElementsByTagName("testcase");
      for (int i = 0; i < tests.getLength(); i++) {
        Element test = (Element) tests.item(i);
        if (why(test, "failure", "error", failed)) {
          continue;
        }
        passed += why(test, "skipped", "skipped", skipped) ? 0 : 1;
      }
    }
    return new TestReports(passed, failed, skipped);
  }

  private static boolean isReport(Path file) {
    return REPORT.matcher(file.toString()).find();
  }

  private static boolean isSince(Path file, FileTime since) {
    try {
      return Files.getLastModifiedTime(file).compareTo(since) >= 0;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Element parse(Path report) throws IOException {
    try (InputStream stream = Files.newInputStream(report)) {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      DocumentBuilder builder = factory.newDocumentBuilder();
      return builder.parse(stream).getDocumentElement();
    } catch (ParserConfigurationException | SAXException e) {
      throw new IOException("a test report cannot be read: file=" + report, e);
    }
  }

  private static boolean why(Element test, String tag, String otherTag, List<String> names) {
    NodeList first = test.getElementsByTagName(tag);
    NodeList found = first.getLength() > 0 ? first : test.getElementsByTagName(otherTag);
    if (found.getLength() == 0) {
      return false;
    }
    String message = ((Element) found.item(0)).getAttribute("message");
    String line = message.strip().replaceAll("\\s+", " ");
    line = line.length() > LONGEST ? line.substring(0, LONGEST - 1) + "…" : line;
    String className = test.getAttribute("classname");
    String simple = className.substring(className.lastIndexOf('.') + 1);
    names.add(simple + "." + test.getAttribute("name") + (line.isEmpty() ? "" : ": " + line));
    return true;
  }
}
