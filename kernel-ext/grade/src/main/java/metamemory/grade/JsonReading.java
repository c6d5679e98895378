package metamemory.grade;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Takes fields out of a JSON object, and names file, field and value where one is not what it must
/// be.
///
/// @param file the file it was read from
/// @param path where the object stands in the file, for messages: empty, or ends with a dot
/// @param object the object
record JsonReading(Path file, String path, JsonObject object) {

  static JsonReading of(Path file) throws IOException {
    try (Reader reader = Files.newBufferedReader(file)) {
      JsonElement root = JsonParser.parseReader(reader);
      if (!root.isJsonObject()) {
        throw new LessonFormatException(file, "the file", root, "must hold a JSON object");
      }
      return new JsonReading(file, "", root.getAsJsonObject());
    } catch (JsonParseException e) {
      throw new LessonFormatException(
          file, "the file", String.valueOf(e.getMessage()), "must be JSON");
    }
  }

  void onlyFields(Set<String> known) {
    for (String field : object.keySet()) {
      if (!known.contains(field)) {
        throw wrong(
            field, "is not a field here (fields are " + known.stream().sorted().toList() + ")");
      }
    }
  }

  String text(String field) {
    String text = text(field, value(field));
    if (text.isBlank()) {
      throw wrong(field, "must not be blank");
    }
    return text;
  }

  String matching(String field, String pattern) {
    String text = text(field);
    if (!text.matches(pattern)) {
      throw wrong(field, "must match " + pattern);
    }
    return text;
  }

  Optional<String> optionalText(String field) {
    return object.has(field) ? Optional.of(text(field)) : Optional.empty();
  }

  int wholeNumber(String field) {
    if (value(field) instanceof JsonPrimitive number
        && number.isNumber()
        && number.getAsString().matches("\\d{1,6}")) {
      return number.getAsInt();
    }
    throw wrong(field, "must be a whole number from 0 to 999999");
  }

  List<String> texts(String field, int atLeast) {
    List<String> texts = new ArrayList<>();
    for (JsonElement element : array(field)) {
      texts.add(text(field + "[" + texts.size() + "]", element));
    }
    if (texts.size() < atLeast || texts.stream().anyMatch(String::isBlank)) {
      throw wrong(field, "must hold at least " + atLeast + " text, and no blank one");
    }
    return texts;
  }

  List<JsonObject> objects(String field) {
    List<JsonObject> objects = new ArrayList<>();
    for (JsonElement element : array(field)) {
      if (!element.isJsonObject()) {
        throw wrong(field, "must be an array of objects");
      }
      objects.add(element.getAsJsonObject());
    }
    return objects;
  }

  List<JsonObject> optionalObjects(String field) {
    return object.has(field) ? objects(field) : List.of();
  }

  private JsonArray array(String field) {
    if (value(field) instanceof JsonArray array) {
      return array;
    }
    throw wrong(field, "must be an array");
  }

  private String text(String field, JsonElement element) {
    if (element instanceof JsonPrimitive text && text.isString()) {
      return text.getAsString();
    }
    throw new LessonFormatException(file, path + field, element, "must be a text");
  }

  private JsonElement value(String field) {
    JsonElement element = object.get(field);
    return element == null ? JsonNull.INSTANCE : element;
  }

  private LessonFormatException wrong(String field, String rule) {
    return new LessonFormatException(file, path + field, value(field), rule);
  }
}
