package metamemory.cli.grading.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import dev.harrel.jsonschema.Validator;
import dev.harrel.jsonschema.ValidatorFactory;
import dev.harrel.jsonschema.providers.GsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import metamemory.cli.grading.ResultFolder;
import metamemory.cli.grading.Samples;
import metamemory.cli.grading.SubmissionResult;
import metamemory.cli.machine.Stop;
import metamemory.grade.NotebookResult;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

final class ExportTest {
  @TempDir private Path folder;

  static Stream<SubmissionResult> results() {
    return Samples.all().stream();
  }

  @ParameterizedTest
  @MethodSource("results")
  void gradescopeTakesEachResult(SubmissionResult result) throws IOException {
    String json =
        Objects.requireNonNull(Format.GRADESCOPE.files(result.result()).get("results.json"));

    assertThat(errors("gradescope.schema.json", json)).isEmpty();
    JsonArray tests = parsed(json).getAsJsonObject().getAsJsonArray("tests");
    int sum =
        StreamSupport.stream(tests.spliterator(), false)
            .mapToInt(test -> test.getAsJsonObject().get("score").getAsInt())
            .sum();
    assertThat(sum).isEqualTo(result.result().score());
  }

  @Test
  void gradescopeShowsHiddenChecksAfterTheDueDateOnly() {
    assertThat(Format.GRADESCOPE.files(Samples.failed("bert").result()).get("results.json"))
        .containsOnlyOnce("after_due_date")
        .contains("twice: places blocks");
  }

  @ParameterizedTest
  @MethodSource("results")
  void classroomsReporterTakesEachResult(SubmissionResult result) throws IOException {
    String base64 =
        Objects.requireNonNull(Format.CLASSROOM.files(result.result()).get("result.b64"));
    String json = new String(Base64.getDecoder().decode(base64.strip()), StandardCharsets.UTF_8);

    assertThat(errors("classroom.schema.json", json)).isEmpty();
    assertThat(parsed(json).getAsJsonObject().get("max_score").getAsInt())
        .isEqualTo(result.result().maxScore());
  }

  @ParameterizedTest
  @MethodSource("results")
  void exercismTakesEachResult(SubmissionResult result) throws IOException {
    for (String json : Format.EXERCISM.files(result.result()).values()) {
      assertThat(errors("exercism.schema.json", json)).isEmpty();
    }
  }

  @Test
  void exercismsMessagesAreCut() throws IOException {
    assertThat(CheckText.cut("x".repeat(70_000), 65_535)).hasSize(65_535).endsWith("…");
    String json =
        Format.EXERCISM.files(Samples.doesNotCompile("cleo").result()).get("twice/results.json");
    assertThat(json).contains("\"status\": \"error\"", "';' expected");
  }

  @ParameterizedTest
  @MethodSource("results")
  void anyJunitReaderTakesEachResult(SubmissionResult result) throws Exception {
    String xml =
        Objects.requireNonNull(Format.JUNIT.files(result.result()).get("TEST-42-test.xml"));

    junit().newValidator().validate(new StreamSource(new StringReader(xml)));
  }

  @Test
  void junitsTestsHaveTheSameNamesWhateverTheAnswerDoes() {
    assertThat(names(Samples.passed("anna"))).containsExactly("compiles", "adds");
    assertThat(names(Samples.doesNotCompile("cleo"))).containsExactly("compiles", "adds");
    assertThat(names(Samples.failed("bert")))
        .containsExactly("compiles", "adds", "places", "budget", "grows");
  }

  @Test
  void schemasRefuseOtherThings() throws Exception {
    assertThat(errors("gradescope.schema.json", "{\"tests\": [{\"status\": \"ok\"}]}"))
        .isNotEmpty();
    assertThat(errors("classroom.schema.json", "{\"version\": 1, \"status\": \"pass\"}"))
        .isNotEmpty();
    assertThat(errors("exercism.schema.json", "{\"version\": 3, \"status\": \"error\"}"))
        .isNotEmpty();
    assertThatThrownBy(() ->
            junit().newValidator().validate(new StreamSource(new StringReader("<testsuites/>"))))
        .isInstanceOf(org.xml.sax.SAXException.class);
  }

  @Test
  void writesNbgradersTable() throws IOException {
    assertThat(table(Format.NBGRADER_CSV))
        .startsWith(
            "assignment,duedate,timestamp,student_id,last_name,first_name,email,raw_score,"
                + "late_submission_penalty,score,max_score",
            "42-test,,2026-03-01 12:00:00,anna,,,,2.0,0.0,2.0,7.0")
        .hasSize(7);
  }

  @Test
  void writesMoodlesTable() throws IOException {
    assertThat(table(Format.MOODLE_CSV))
        .startsWith("Username,42-test,Feedback for 42-test", "anna,2,What came of it.")
        .hasSize(7);
  }

  @Test
  void writesCanvasTable() throws IOException {
    assertThat(table(Format.CANVAS_CSV))
        .startsWith(
            "Student,ID,SIS User ID,SIS Login ID,Section,42-test",
            "    Points Possible,,,,,7",
            "anna,,,anna,,2")
        .hasSize(8);
  }

  @ParameterizedTest
  @EnumSource(Format.class)
  void leavesOutWhatHasNoGrade(Format format) throws IOException {
    try (ResultFolder results = ResultFolder.open(folder.resolve("in"))) {
      results.write(Samples.passed("anna"));
      results.write(Samples.infrastructure("zoe"));
    }
    Path out = folder.resolve("out");

    Export.Counts counts = Export.run(new Results(folder.resolve("in")), format, out);

    assertThat(counts).isEqualTo(new Export.Counts(1, 1));
    try (Stream<Path> files = Files.walk(out)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        assertThat(file).content().doesNotContain("zoe");
        assertThat(file.toString()).doesNotContain("zoe");
      }
    }
    assertThatThrownBy(() -> Export.run(new Results(folder.resolve("in")), format, out))
        .isInstanceOf(Stop.class)
        .hasMessageContaining("is there already");
  }

  @Test
  void takesTheFileOfOneResult() throws IOException {
    NotebookResult result = Samples.failed("bert").result();
    Path one = Files.writeString(folder.resolve("one.json"), result.toJson());
    Path whole = Files.writeString(folder.resolve("whole.json"), Samples.failed("bert").toJson());

    Export.run(new Results(one), Format.GRADESCOPE, folder.resolve("a/results.json"));
    Export.run(new Results(whole), Format.GRADESCOPE, folder.resolve("b/results.json"));

    assertThat(folder.resolve("a/results.json"))
        .hasSameTextualContentAs(folder.resolve("b/results.json"));
    Path none = Files.writeString(folder.resolve("none.json"), "{}");
    assertThatThrownBy(() -> Export.run(new Results(none), Format.JUNIT, folder.resolve("c.xml")))
        .isInstanceOf(Stop.class)
        .hasMessageContaining("no result of ./learn grade");
  }

  private List<String> table(Format format) throws IOException {
    try (ResultFolder results = ResultFolder.open(folder.resolve("in"))) {
      for (SubmissionResult result : Samples.all()) {
        results.write(result);
      }
    }
    Path out = folder.resolve("table.csv");
    Export.run(new Results(folder.resolve("in")), format, out);
    return Files.readAllLines(out);
  }

  private static List<String> names(SubmissionResult result) {
    String xml =
        Objects.requireNonNull(Format.JUNIT.files(result.result()).get("TEST-42-test.xml"));
    return java.util.regex.Pattern.compile("<testcase classname=\"42-test.twice\" name=\"(\\w+)\"")
        .matcher(xml)
        .results()
        .map(match -> match.group(1))
        .toList();
  }

  private static JsonElement parsed(String json) {
    return JsonParser.parseString(json);
  }

  private static List<?> errors(String schema, String json) throws IOException {
    Validator validator =
        new ValidatorFactory().withJsonNodeFactory(new GsonNode.Factory()).createValidator();
    URI name = URI.create("urn:" + schema);
    try (InputStream in = ExportTest.class.getResourceAsStream(schema)) {
      validator.registerSchema(
          name, new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8));
    }
    return validator.validate(name, json).getErrors();
  }

  private static Schema junit() throws Exception {
    return SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
        .newSchema(ExportTest.class.getResource("junit.xsd"));
  }
}
