package metamemory.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// What JupyterLab 4 does to the HTML of a notebook that it does not trust: its own sanitiser, from
/// its package on npm, run by node. Both are kept below `target`, so that they are fetched once.
record LabSanitiser(Path folder) {
  /// That of JupyterLab 4.6, with the version of `sanitize-html` that it asks for.
  private static final String LAB = "@jupyterlab/apputils@4.7.6";

  private static final String LIBRARY = "sanitize-html@2.12.1";
  private static final Duration FETCH = Duration.ofMinutes(3);
  private static final Duration RUN = Duration.ofMinutes(1);

  private static final String PROGRAM =
      """
      import fs from 'node:fs';
      import { Sanitizer } from './sanitizer.mjs';

      const sanitizer = new Sanitizer();
      for (const file of fs.readdirSync('in')) {
        fs.writeFileSync('out/' + file, sanitizer.sanitize(fs.readFileSync('in/' + file, 'utf8')));
      }
      """;

  static LabSanitiser fetched() throws IOException {
    Path folder = Path.of("target", "lab-sanitiser").toAbsolutePath();
    LabSanitiser sanitiser = new LabSanitiser(folder);
    Path program = folder.resolve("sanitizer.mjs");
    if (!Files.exists(program)) {
      String npm = Needs.npm().toString();
      Files.createDirectories(folder);
      sanitiser.run(FETCH, npm, "pack", "--silent", LAB);
      sanitiser.run(
          FETCH,
          npm,
          "install",
          "--silent",
          "--no-audit",
          "--no-fund",
          "--no-save",
          "--ignore-scripts",
          LIBRARY);
      sanitiser.run(RUN, "tar", "-xzf", packed(folder), "package/lib/sanitizer.js");
      // An ES module, which node knows by this ending.
      Files.copy(folder.resolve("package/lib/sanitizer.js"), program);
    }
    return sanitiser;
  }

  private static String packed(Path folder) throws IOException {
    try (var files = Files.list(folder)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".tgz"))
          .findFirst()
          .orElseThrow();
    }
  }

  /// What is left of each piece of HTML, in the same order.
  List<String> sanitised(List<String> pieces) throws IOException {
    for (String name : List.of("in", "out")) {
      Path files = folder.resolve(name);
      Files.createDirectories(files);
      try (var old = Files.list(files)) {
        for (Path file : old.toList()) {
          Files.delete(file);
        }
      }
    }
    for (int i = 0; i < pieces.size(); i++) {
      Files.writeString(folder.resolve("in").resolve(i + ".html"), pieces.get(i));
    }
    Files.writeString(folder.resolve("run.mjs"), PROGRAM);
    run(RUN, Needs.node().toString(), "run.mjs");
    List<String> left = new ArrayList<>();
    for (int i = 0; i < pieces.size(); i++) {
      left.add(Files.readString(folder.resolve("out").resolve(i + ".html")));
    }
    return left;
  }

  private void run(Duration limit, String... command) {
    try (ChildProcess process = ChildProcess.start(List.of(command), System.getenv(), folder)) {
      assertThat(process.awaitExit(limit)).as(process.output()).isZero();
    }
  }
}
