package metamemory.cli.jupyter;

import java.util.List;

/// A Jupyter that was seen working.
///
/// @param flavour which of the two
/// @param command how it is started, without options
/// @param version what it says of itself
public record Jupyter(Flavour flavour, List<String> command, String version) {
  public Jupyter {
    command = List.copyOf(command);
  }

  /// What it is, for people.
  ///
  /// @return name, version and command
  public String description() {
    return flavour.title() + " " + version + " (" + String.join(" ", command) + ")";
  }
}
