package metamemory.kernel;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// `%env` and `%env NAME`: the kernel's options, or a variable of its environment.
final class EnvMagic {
  private final Map<String, String> environment;

  EnvMagic(Map<String, String> environment) {
    this.environment = Map.copyOf(environment);
  }

  CellResult run(String argument) {
    if (argument.contains("=")) {
      return Magics.failed(
          "a running Java cannot change its environment: put "
              + argument.substring(0, argument.indexOf('=')).strip()
              + " into kernel.json, under \"env\", and restart the kernel");
    }
    if (argument.isEmpty()) {
      return new CellResult.Value(MimeBundle.of(options()));
    }
    String value = environment.get(argument);
    if (value != null) {
      return new CellResult.Value(MimeBundle.of(value));
    }
    Optional<String> nearest = NearestName.of(argument, environment.keySet().stream().toList());
    return Magics.failed(
        "%env: "
            + argument
            + " is not set"
            + nearest.map(name -> "; did you mean " + name + "?").orElse(""));
  }

  private String options() {
    return KernelOptions.described().entrySet().stream()
        .map(option ->
            String.format(
                "%-20s %s%n%20s   %s",
                option.getKey(),
                environment.getOrDefault(option.getKey(), "(not set)"),
                "",
                option.getValue()))
        .collect(Collectors.joining(System.lineSeparator()));
  }
}
