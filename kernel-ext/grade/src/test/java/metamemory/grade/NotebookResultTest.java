package metamemory.grade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.harrel.jsonschema.Validator;
import dev.harrel.jsonschema.ValidatorFactory;
import dev.harrel.jsonschema.providers.GsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NotebookResultTest {
  private static final URI SCHEMA = URI.create("urn:metamemory:notebook-result");

  private final NotebookResult result =
      new NotebookResult(
          1,
          "s1",
          "42-test",
          "0".repeat(64),
          Verdict.FAILED,
          "0 of 1 exercises passed.",
          1,
          3,
          List.of("a note"),
          List.of(
              FeedbackTest.result(
                  Verdict.FAILED,
                  List.of(
                      new CheckResult(
                          "a", "is small", CheckResult.Status.PASSED, 1, 1, null, null, null, true),
                      new CheckResult(
                          "b", "is big", CheckResult.Status.FAILED, 0, 2, "1", "2", "why", false)),
                  List.of(new Problem(1, 2, 3, "cannot", "int x")),
                  "printed\n")),
          5,
          "none");

  @Test
  void isWrittenAsItsSchemaSays() throws IOException {
    assertThat(validator().validate(SCHEMA, result.toJson()).getErrors()).isEmpty();
    assertThat(validator().validate(SCHEMA, refused().toJson()).getErrors()).isEmpty();
  }

  /// In the exercises within, too.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"verdict\": \"failed\"",
        "\"student\": \"s1\"",
        "\"max_score\": 2",
        "\"why\": \"why\"",
        "\"column\": 3"
      })
  void schemaRefusesWhatIsNoResult(String field) throws IOException {
    String json = result.toJson().replace(field, field.replaceAll(": .*", ": {}"));

    assertThat(json).isNotEqualTo(result.toJson());
    assertThat(validator().validate(SCHEMA, json).isValid()).isFalse();
  }

  @Test
  void isReadAsItWasWritten() {
    assertThat(NotebookResult.fromJson(result.toJson())).isEqualTo(result);
    assertThatThrownBy(() -> NotebookResult.fromJson(result.toJson().replaceFirst("1", "2")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("schema=2");
  }

  @Test
  void notesMore() {
    assertThat(result.noting(List.of("first")).notes()).containsExactly("first", "a note");
  }

  @Test
  void givesAVerdictToWhatIsRefusedBeforeItIsRead() {
    assertThat(refused().verdict()).isEqualTo(Verdict.ERROR);
    assertThat(refused().message()).isEqualTo("This submission cannot be graded: it is a bomb.");
    assertThat(refused().score()).isZero();
  }

  private static NotebookResult refused() {
    return new NotebookGrader(Limits.standard(), 1, Optional.empty(), Sandbox.none())
        .refuse(
            new Release("42-test", List.of(), List.of()), Path.of("pom.xml"), "s1", "it is a bomb");
  }

  private static Validator validator() throws IOException {
    Validator validator =
        new ValidatorFactory().withJsonNodeFactory(new GsonNode.Factory()).createValidator();
    validator.registerSchema(URI.create("urn:metamemory:result"), resource("result.schema.json"));
    validator.registerSchema(SCHEMA, resource("notebook-result.schema.json"));
    return validator;
  }

  private static String resource(String name) throws IOException {
    try (InputStream schema = NotebookResult.class.getResourceAsStream(name)) {
      return new String(Objects.requireNonNull(schema).readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
