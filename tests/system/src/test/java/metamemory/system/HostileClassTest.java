package metamemory.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A class with students who mean harm beside students who do not, graded by the real command.
final class HostileClassTest {
  private static final Duration RUN = Duration.ofMinutes(5);

  private static final Map<String, String> HARM =
      Map.of(
          "exits", "System.exit(0); return 0;",
          "loops", "while (true) { }",
          "eats memory",
              "var all = new java.util.ArrayList<long[]>(); while (true) all.add(new long[1 <<"
                  + " 20]);",
          "prints", "while (true) System.out.println(\"{\\\"score\\\": 99}\");",
          "<script>alert(1)<", "throw new RuntimeException(\"<script>alert(2)</script>\");");

  @TempDir private Path folder;

  @Test
  void theCorrectKeepFullPointsAndEveryoneHasAVerdict() throws IOException {
    Path in = folder.resolve("in");
    for (Map.Entry<String, String> harm : HARM.entrySet()) {
      ClassOf.write(
          in,
          harm.getKey().replace("/", ""),
          Map.of(
              "align-up",
              "long alignUp(long value, long alignment) {\n" + harm.getValue() + "\n}\n"));
    }
    for (String student : List.of("correct1", "correct2", "zoe")) {
      Map<String, String> solutions = new TreeMap<>();
      for (String exercise : List.of("align-up", "bursts", "bump")) {
        solutions.put(exercise, App.lessonFile("solution/" + exercise + ".java"));
      }
      ClassOf.write(in, student, solutions);
    }
    rename(in, "zoe", "\\303\\206gir");
    Files.createSymbolicLink(in.resolve("link.ipynb"), Path.of("/etc/passwd"));
    zipSlip(in.resolve("slip.zip"));
    Files.write(in.resolve("noise.ipynb"), new byte[] {(byte) 0xff, 0, 1, 2});

    List<String> command =
        App.learn("grade", "--submissions", in.toString(), "--out", folder.resolve("out") + "");
    try (ChildProcess run =
        ChildProcess.start(command, Map.of("PATH", "/usr/bin:/bin", "LANG", "C"), folder)) {
      assertThat(run.awaitExit(RUN)).as(run.output()).isZero();
      assertThat(run.output()).contains("11 graded, 0 had been graded before, 0 could not be");
    }

    for (String student : List.of("correct1", "correct2", "%C3%86gir")) {
      for (JsonElement each : result(student, App.LESSON).getAsJsonArray("exercises")) {
        JsonObject exercise = each.getAsJsonObject();
        boolean isAnswered = !exercise.get("exercise").getAsString().equals("parse-rule");
        assertThat(exercise.get("score").equals(exercise.get("max_score")))
            .as(exercise.toString())
            .isEqualTo(isAnswered);
      }
    }
    assertThat(exercise("exits")).isEqualTo("crashed");
    assertThat(exercise("loops")).isEqualTo("timeout");
    // On a busy machine the time may be over before the memory is.
    assertThat(exercise("eats memory")).isIn("memory", "timeout");
    assertThat(exercise("prints")).isIn("timeout", "failed");
    for (String refused : List.of("link", "slip", "noise")) {
      assertThat(result(refused, "unknown").get("verdict").getAsString()).isEqualTo("error");
    }
    assertThat(folder.resolve("evil.ipynb")).doesNotExist();
    assertThat(folder.resolve("out/grades.csv")).content().contains("\nÆgir,");
    for (Map.Entry<String, String> page : ClassOf.files(folder.resolve("out")).entrySet()) {
      if (page.getKey().endsWith(".html")) {
        assertThat(page.getValue()).doesNotContain("<script");
      }
    }
  }

  private String exercise(String student) throws IOException {
    return result(student, App.LESSON)
        .getAsJsonArray("exercises")
        .get(0)
        .getAsJsonObject()
        .get("verdict")
        .getAsString();
  }

  private JsonObject result(String student, String lesson) throws IOException {
    Path file = folder.resolve("out/results").resolve(student).resolve(lesson);
    return JsonParser.parseString(Files.readString(file.resolve("result.json")))
        .getAsJsonObject()
        .getAsJsonObject("result");
  }

  /// To a name that is written in bytes: whether Java can write it depends on the locale.
  private static void rename(Path in, String from, String to) throws IOException {
    List<String> move = List.of("/bin/sh", "-c", "mv " + from + " \"$(printf '" + to + "')\"");
    try (ChildProcess moving = ChildProcess.start(move, Map.of("PATH", "/usr/bin:/bin"), in)) {
      assertThat(moving.awaitExit(RUN)).as(moving.output()).isZero();
    }
  }

  private static void zipSlip(Path zip) throws IOException {
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
      out.putNextEntry(new ZipEntry("../../evil.ipynb"));
      out.write(new byte[] {1});
      out.closeEntry();
    }
  }
}
