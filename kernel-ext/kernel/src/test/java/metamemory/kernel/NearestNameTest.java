package metamemory.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class NearestNameTest {
  @Test
  void findsASlipOfOneLetter() {
    assertThat(NearestName.of("alignup", List.of("alignUp", "bump"))).contains("alignUp");
    assertThat(NearestName.of("balnce", List.of("balance", "orders"))).contains("balance");
  }

  @Test
  void offersNothingForAnUnlikeName() {
    assertThat(NearestName.of("zebra", List.of("alignUp", "bump"))).isEmpty();
  }
}
