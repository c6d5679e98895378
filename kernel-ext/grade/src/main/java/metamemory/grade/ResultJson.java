package metamemory.grade;

import com.google.gson.FieldNamingPolicy;
import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import java.util.function.ToIntFunction;

/// How results become the text of a `result.json`, and how such a text is read again.
public final class ResultJson {
  private static final Gson GSON =
      new GsonBuilder()
          .setFieldNamingPolicy(FieldNamingPolicy.LOWER_CASE_WITH_UNDERSCORES)
          .serializeNulls()
          .disableHtmlEscaping()
          .setPrettyPrinting()
          .create();

  private ResultJson() {}

  /// Writes a result.
  ///
  /// @param result a record of plain values
  /// @return JSON text that ends with an end of line
  public static String text(Object result) {
    return GSON.toJson(result) + "\n";
  }

  /// Reads a result.
  ///
  /// @param json what [#text(Object)] wrote
  /// @param type its record
  /// @param kind what it is, for messages, as `a notebook's result`
  /// @param schema the number that its schema must have
  /// @param schemaOf where it says which one it has
  /// @param <T> its record
  /// @return the result
  /// @throws IllegalArgumentException if it is not JSON, lacks a field or has another schema
  public static <T> T read(
      String json, Class<T> type, String kind, int schema, ToIntFunction<T> schemaOf) {
    T result;
    try {
      result = GSON.fromJson(json, type);
    } catch (RuntimeException e) {
      // Gson says so in many ways, and passes on what a record's constructor throws in a plain
      // RuntimeException.
      throw new IllegalArgumentException("not " + kind + ": " + e.getMessage(), e);
    }
    if (result == null || schemaOf.applyAsInt(result) != schema) {
      throw new IllegalArgumentException(
          "not "
              + kind
              + " of schema "
              + schema
              + ": schema="
              + (result == null ? "none" : schemaOf.applyAsInt(result)));
    }
    return result;
  }
}
