package metamemory.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

final class ListeningSocketsTest {
  private static List<String> here() {
    return ListeningSockets.of(List.of(ProcessHandle.current()));
  }

  @Test
  void tellsLoopbackFromEveryOtherAddress() throws IOException {
    try (ServerSocket own = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        ServerSocket any = new ServerSocket(0)) {
      assertThat(here()).filteredOn(isPort(own)).hasSize(1).allMatch(ListeningSockets::isLoopback);
      assertThat(here()).filteredOn(isPort(any)).hasSize(1).noneMatch(ListeningSockets::isLoopback);
    }
  }

  private static Predicate<String> isPort(ServerSocket socket) {
    return address -> address.endsWith(":%04X".formatted(socket.getLocalPort()));
  }
}
