package metamemory.cli.jupyter;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import metamemory.cli.machine.Stop;

/// Ports of this machine's loopback address.
public final class Ports {
  /// No port was asked for.
  public static final int CHOOSE = -1;

  private static final int FIRST = 8888;
  private static final int TRIED = 20;
  private static final int LAST = 65_535;

  private Ports() {}

  /// Finds the port to serve on.
  ///
  /// @param wanted a port, 0 for any, or [#CHOOSE] for Jupyter's usual one or the next
  /// @return a port that was free a moment ago
  public static int free(int wanted) {
    if (wanted < CHOOSE || wanted > LAST) {
      throw Stop.usage("--port must be 0 to 65535: port=" + wanted);
    }
    if (wanted == CHOOSE) {
      return IntStream.range(FIRST, FIRST + TRIED)
          .filter(port -> ifFree(port).isPresent())
          .findFirst()
          .orElseGet(() -> free(0));
    }
    return ifFree(wanted)
        .orElseThrow(() ->
            Stop.usage(
                "the port is in use, or may not be used: port="
                    + wanted
                    + "; choose another with --port"));
  }

  private static OptionalInt ifFree(int port) {
    try (ServerSocket socket = new ServerSocket(port, 1, loopback())) {
      return OptionalInt.of(socket.getLocalPort());
    } catch (IOException taken) {
      return OptionalInt.empty();
    }
  }

  static InetAddress loopback() {
    return InetAddress.ofLiteral("127.0.0.1");
  }
}
