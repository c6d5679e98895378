package metamemory.cli.grading.export;

import java.io.StringWriter;
import java.util.List;
import java.util.Locale;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import metamemory.grade.CheckResult;
import metamemory.grade.GradeResult;
import metamemory.grade.NotebookResult;

/// A JUnit report, as Artemis and any continuous integration read it: a suite for each exercise.
/// The names of tests stay the same whatever an answer does: `compiles` is one of them.
final class JunitXml {
  private final XMLStreamWriter xml;

  private JunitXml(XMLStreamWriter xml) {
    this.xml = xml;
  }

  static String of(NotebookResult result) {
    StringWriter text = new StringWriter();
    try {
      XMLStreamWriter writer = XMLOutputFactory.newFactory().createXMLStreamWriter(text);
      new JunitXml(writer).write(result);
      writer.close();
    } catch (XMLStreamException e) {
      throw new IllegalStateException("text cannot fail to be written", e);
    }
    return text + "\n";
  }

  private void write(NotebookResult result) throws XMLStreamException {
    xml.writeStartDocument("UTF-8", "1.0");
    xml.writeStartElement("testsuites");
    attribute("name", result.lesson());
    attribute("time", seconds(result.elapsedMs()));
    for (GradeResult exercise : result.exercises()) {
      suite(exercise);
    }
    if (result.exercises().isEmpty()) {
      unreadable(result);
    }
    xml.writeEndElement();
    xml.writeEndDocument();
  }

  private void unreadable(NotebookResult result) throws XMLStreamException {
    suite(result.lesson(), 1, 0, 1, 0, result.elapsedMs());
    test(result.lesson(), "isANotebook");
    problem("error", result.message(), result.message());
    xml.writeEndElement();
    xml.writeEndElement();
  }

  private void suite(GradeResult exercise) throws XMLStreamException {
    boolean isBroken = exercise.checks().isEmpty() || !exercise.problems().isEmpty();
    List<CheckResult> checks = exercise.checks();
    int failed = count(checks, CheckResult.Status.FAILED);
    int skipped = count(checks, CheckResult.Status.SKIPPED);
    int tests = checks.size() + 1;
    suite(exercise.exercise(), tests, failed, isBroken ? 1 : 0, skipped, exercise.elapsedMs());
    String className = exercise.lesson() + "." + exercise.exercise();
    test(className, "compiles");
    if (isBroken) {
      problem("error", exercise.message(), CheckText.of(exercise));
    }
    xml.writeEndElement();
    for (CheckResult check : checks) {
      test(className, check.id());
      switch (check.status()) {
        case PASSED -> {}
        case FAILED -> problem("failure", check.name(), CheckText.of(check));
        case SKIPPED -> {
          xml.writeStartElement("skipped");
          attribute("message", String.valueOf(check.why()));
          xml.writeEndElement();
        }
      }
      xml.writeEndElement();
    }
    if (!exercise.output().isEmpty()) {
      xml.writeStartElement("system-out");
      xml.writeCharacters(legal(exercise.output()));
      xml.writeEndElement();
    }
    xml.writeEndElement();
  }

  private static int count(List<CheckResult> checks, CheckResult.Status status) {
    return (int) checks.stream().filter(check -> check.status() == status).count();
  }

  private void suite(String name, int tests, int failures, int errors, int skipped, long millis)
      throws XMLStreamException {
    xml.writeStartElement("testsuite");
    attribute("name", name);
    attribute("tests", String.valueOf(tests));
    attribute("failures", String.valueOf(failures));
    attribute("errors", String.valueOf(errors));
    attribute("skipped", String.valueOf(skipped));
    attribute("time", seconds(millis));
  }

  private void test(String className, String name) throws XMLStreamException {
    xml.writeStartElement("testcase");
    attribute("classname", className);
    attribute("name", name);
  }

  private void problem(String kind, String message, String text) throws XMLStreamException {
    xml.writeStartElement(kind);
    attribute("message", message);
    attribute("type", kind.equals("error") ? "error" : "check");
    xml.writeCharacters(legal(text));
    xml.writeEndElement();
  }

  private void attribute(String name, String value) throws XMLStreamException {
    xml.writeAttribute(name, legal(value));
  }

  private static String seconds(long millis) {
    return String.format(Locale.ROOT, "%.3f", millis / 1000.0);
  }

  /// XML 1.0 has no way at all to write most control characters.
  private static String legal(String text) {
    StringBuilder legal = new StringBuilder(text.length());
    text.codePoints()
        .forEach(each -> {
          boolean isLegal =
              each == '\t'
                  || each == '\n'
                  || (each >= 0x20 && each < 0xd800)
                  || (each >= 0xe000 && each < 0xfffe)
                  || each >= 0x10000;
          legal.appendCodePoint(isLegal ? each : 0xfffd);
        });
    return legal.toString();
  }
}
