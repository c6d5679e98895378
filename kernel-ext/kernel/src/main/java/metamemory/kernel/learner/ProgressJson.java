package metamemory.kernel.learner;

import com.google.gson.FieldNamingPolicy;
import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Progress as JSON that a person can read and mend.
final class ProgressJson {
  private static final Gson GSON =
      new GsonBuilder()
          .setFieldNamingPolicy(FieldNamingPolicy.LOWER_CASE_WITH_UNDERSCORES)
          .disableHtmlEscaping()
          .setPrettyPrinting()
          .create();

  /// What can be read of a file: any part may be missing.
  private record Stored(
      int schema,
      @Nullable Map<String, Progress.@Nullable LessonTime> lessons,
      @Nullable Map<String, Progress.@Nullable Work> exercises,
      @Nullable Map<String, @Nullable StoredPrediction> predictions) {}

  private record StoredPrediction(@Nullable String guess, @Nullable String actual, boolean right) {}

  private ProgressJson() {}

  static String write(Progress progress) {
    return GSON.toJson(progress) + "\n";
  }

  /// The version that a file says it has, or 0.
  static int schema(String json) {
    JsonObject object = GSON.fromJson(json, JsonObject.class);
    return object != null
            && object.get("schema") instanceof JsonPrimitive number
            && number.isNumber()
        ? number.getAsInt()
        : 0;
  }

  /// Reads what [#write] wrote.
  ///
  /// @throws RuntimeException if it is something else
  static Progress read(String json) {
    Stored stored = GSON.fromJson(json, Stored.class);
    if (stored == null || stored.schema != Progress.SCHEMA) {
      throw new IllegalArgumentException("not a progress file of schema " + Progress.SCHEMA);
    }
    Progress progress = Progress.NONE;
    for (var each : orEmpty(stored.lessons).entrySet()) {
      progress = progress.withTime(each.getKey(), present(each.getValue()));
    }
    for (var each : orEmpty(stored.exercises).entrySet()) {
      Progress.Work work = present(each.getValue());
      progress = progress.withWork(each.getKey(), _ -> work);
    }
    for (var each : orEmpty(stored.predictions).entrySet()) {
      StoredPrediction prediction = present(each.getValue());
      progress =
          progress.withPrediction(
              each.getKey(),
              new Progress.Prediction(
                  present(prediction.guess), prediction.actual, prediction.right));
    }
    return progress;
  }

  private static <V extends @Nullable Object> Map<String, V> orEmpty(@Nullable Map<String, V> map) {
    return map == null ? Map.of() : map;
  }

  private static <T> T present(@Nullable T value) {
    if (value == null) {
      throw new IllegalArgumentException("an entry is null");
    }
    return value;
  }
}
