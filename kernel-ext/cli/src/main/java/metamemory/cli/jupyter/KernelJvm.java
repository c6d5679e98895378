package metamemory.cli.jupyter;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import metamemory.cli.machine.App;

/// How a JVM becomes our kernel.
///
/// The class path and the packages that the kernel opens stand in the manifest of a jar that holds
/// nothing else. On the command line `--add-opens` would keep the JVM from using what a start cache
/// holds of the module system.
///
/// @param app the jars and lessons
/// @param java the program of the JDK 25 that runs it
record KernelJvm(App app, Path java) {
  /// A notebook's heap is small and its cells wait for the compiler, which allocates much: with the
  /// JVM's own choice, G1, warm cells and completion take up to twice as long, and the process
  /// takes twice the memory.
  private static final String COLLECTOR = "-XX:+UseSerialGC";

  /// The room for new objects at the start: the JVM's own choice grows with the machine's memory,
  /// and all of it is touched before the first collection.
  private static final String ROOM_FOR_NEW = "-XX:NewSize=32m";

  /// What follows the options of the JVM. Learners may ask for preview features with a variable, so
  /// the JVM is always ready for them.
  private List<String> flags() {
    return List.of(
        "--enable-preview",
        "-Dmetamemory.lessons=" + app.lessons(),
        "-jar",
        app.kernelJar().toString());
  }

  /// Serves Jupyter, with a start cache if it is there and fits. The JVM's words about one that
  /// does not fit would go to the learner's terminal, or into a grader's protocol.
  List<String> serve(Path cache) {
    return command(
        List.of("-XX:AOTCache=" + cache, COLLECTOR, ROOM_FOR_NEW, "-Xlog:aot=off", "-Xlog:cds=off"),
        "{connection_file}");
  }

  /// Makes a start cache, about 45 MB, of a learner's first minutes.
  List<String> rehearse(Path cache) {
    return command(
        List.of("-XX:AOTCacheOutput=" + cache, "-Xlog:disable", "-Xlog:all=error"), "--rehearse");
  }

  private List<String> command(List<String> options, String argument) {
    List<String> words = new ArrayList<>();
    words.add(java.toString());
    words.addAll(options);
    words.addAll(flags());
    words.add(argument);
    return words;
  }
}
