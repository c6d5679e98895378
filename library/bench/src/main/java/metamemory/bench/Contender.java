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
/// @param onClock whether time on the clock is its figure: for one that is made ready before each
///   invocation, which processor time would count too
record Contender(
    String name, String method, Map<String, String> parameters, List<String> jvm, boolean onClock) {
  Contender {
    parameters = Map.copyOf(parameters);
    jvm = List.copyOf(jvm);
  }

  static Contender of(String name, String method) {
    return new Contender(name, method, Map.of(), List.of(), false);
  }

  Contender with(String parameter, String value) {
    Map<String, String> all = new TreeMap<>(parameters);
    all.put(parameter, value);
    return new Contender(name, method, all, jvm, onClock);
  }

  Contender under(String... options) {
    return new Contender(name, method, parameters, List.of(options), onClock);
  }

  Contender byClock() {
    return new Contender(name, method, parameters, jvm, true);
  }

  /// The one benchmark that JMH is to run, as a pattern.
  String pattern() {
    return "^metamemory\\.bench\\." + method.replace(".", "\\.") + "$";
  }
}
