package metamemory.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/// Where processes wait for TCP connections, read from Linux's `/proc`.
final class ListeningSockets {
  private static final String LISTEN = "0A";

  private ListeningSockets() {}

  /// The addresses on which any of `processes` listens, as `/proc/net/tcp` writes them.
  static List<String> of(Collection<ProcessHandle> processes) {
    Set<String> inodes = new HashSet<>();
    processes.forEach(process -> inodes.addAll(socketInodes(process.pid())));
    return Stream.of("tcp", "tcp6")
        .flatMap(table -> rows(Path.of("/proc/net", table)))
        .filter(row -> row[3].equals(LISTEN) && inodes.contains(row[9]))
        .map(row -> row[1])
        .toList();
  }

  /// Whether an address of [#of] is 127.0.0.0/8, ::1 or the former written as IPv6.
  static boolean isLoopback(String address) {
    // Each 32-bit word is written in the machine's order, so 127.0.0.1 reads 0100007F.
    String host = address.substring(0, address.indexOf(':')).toUpperCase(Locale.ROOT);
    return switch (host.length()) {
      case 8 -> host.endsWith("7F");
      case 32 ->
          host.equals("00000000000000000000000001000000")
              || (host.startsWith("0000000000000000FFFF0000") && host.endsWith("7F"));
      default -> throw new IllegalArgumentException("not an address of /proc/net/tcp: " + address);
    };
  }

  private static Set<String> socketInodes(long pid) {
    Set<String> inodes = new HashSet<>();
    try (Stream<Path> descriptors = Files.list(Path.of("/proc", Long.toString(pid), "fd"))) {
      descriptors.map(ListeningSockets::target).forEach(target -> addInode(target, inodes));
    } catch (IOException ended) {
      return Set.of();
    }
    return inodes;
  }

  private static void addInode(String target, Set<String> inodes) {
    if (target.startsWith("socket:[")) {
      inodes.add(target.substring("socket:[".length(), target.length() - 1));
    }
  }

  private static String target(Path descriptor) {
    try {
      return Files.readSymbolicLink(descriptor).toString();
    } catch (IOException closedMeanwhile) {
      return "";
    }
  }

  private static Stream<String[]> rows(Path table) {
    try {
      return Files.readAllLines(table).stream().skip(1).map(row -> row.strip().split("\\s+", -1));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
