package metamemory.cli.machine;

import java.util.Locale;

/// The kinds of operating system whose folders differ.
public enum Platform {
  LINUX,
  MAC,
  WINDOWS;

  /// The platform that this process runs on; an unknown one is taken for a Linux.
  ///
  /// @return the platform
  public static Platform current() {
    String name = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
    if (name.startsWith("mac")) {
      return MAC;
    }
    return name.startsWith("windows") ? WINDOWS : LINUX;
  }
}
