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
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class GradeResultTest {
  private static final URI SCHEMA = URI.create("urn:result");

  private final GradeResult result =
      FeedbackTest.result(
          Verdict.FAILED,
          List.of(
              new CheckResult(
                  "a", "is <small>", CheckResult.Status.PASSED, 1, 1, null, null, null, true),
              new CheckResult(
                  "b", "is big", CheckResult.Status.FAILED, 0, 2, "1", "2", "why", false)),
          List.of(new Problem(1, 2, 3, "cannot", "int x")),
          "printed\n");

  @ParameterizedTest
  @EnumSource(Verdict.class)
  void isWrittenAsItsSchemaSays(Verdict verdict) throws IOException {
    String json =
        FeedbackTest.result(verdict, result.checks(), result.problems(), result.output())
            .ofStudent("s1")
            .toJson();

    assertThat(validator().validate(SCHEMA, json).getErrors()).isEmpty();
    assertThat(json)
        .contains("\"verdict\": \"" + verdict.name().toLowerCase(java.util.Locale.ROOT) + "\"")
        .contains("\"submission_sha256\"")
        .contains("\"max_score\": 3");
  }

  @Test
  void schemaRefusesWhatIsNoResult() throws IOException {
    String json = result.toJson().replace("\"verdict\": \"failed\"", "\"verdict\": \"excellent\"");

    assertThat(validator().validate(SCHEMA, json).isValid()).isFalse();
  }

  @Test
  void isReadAsItWasWritten() {
    assertThat(GradeResult.fromJson(result.toJson())).isEqualTo(result);
    assertThat(GradeResult.fromJson(result.ofStudent("s1").toJson()).student()).isEqualTo("s1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "[]", "{}", "{\"schema\": 1}", "{\"schema\": 2}", "no JSON"})
  void refusesToReadAnythingElse(String json) {
    assertThatThrownBy(() -> GradeResult.fromJson(json))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("not a result.json");
  }

  private static Validator validator() throws IOException {
    Validator validator =
        new ValidatorFactory().withJsonNodeFactory(new GsonNode.Factory()).createValidator();
    try (InputStream schema = GradeResult.class.getResourceAsStream("result.schema.json")) {
      validator.registerSchema(
          SCHEMA,
          new String(Objects.requireNonNull(schema).readAllBytes(), StandardCharsets.UTF_8));
    }
    return validator;
  }
}
