package metamemory.bench;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// One piece of code that does a work, in a JVM of its own.
///
/// @param name for people
/// @param method the benchmark, as `Class.method`
/// @param parameters of the benchmark
/// @param jvm options beside those that all have
record Contender(String name, String method, Map<String, String> parameters, List<String> jvm) {
  Contender {
    parameters = Map.copyOf(parameters);
    jvm = List.copyOf(jvm);
  }

  static Contender of(String name, String method) {
    return new Contender(name, method, Map.of(), List.of());
  }

  Contender with(String parameter, String value) {
    Map<String, String> all = new TreeMap<>(parameters);
    all.put(parameter, value);
    return new Contender(name, method, all, jvm);
  }

  Contender under(String... options) {
    return new Contender(name, method, parameters, List.of(options));
  }

  /// The one benchmark that JMH is to run, as a pattern.
  String pattern() {
    return "^metamemory\\.bench\\." + method.replace(".", "\\.") + "$";
  }
}
