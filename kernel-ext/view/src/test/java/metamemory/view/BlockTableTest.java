package metamemory.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BlockTableTest {
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void agreesWithAMapOfBlocks(long seed) {
    Random random = new Random(seed);
    BlockTable table = new BlockTable(new RowBudget(100_000));
    Map<Long, Long> model = new LinkedHashMap<>();
    for (int step = 1; step <= 20_000; step++) {
      long address = 4096 + 16L * random.nextInt(3_000);
      if (!model.containsKey(address)) {
        long size = 1L + random.nextInt(16);
        assertThat(table.add(address, size, 8, 0, step, SiteNames.NOWHERE)).isTrue();
        model.put(address, size);
      } else if (random.nextInt(10) > 0) {
        table.end(table.find(address, model.remove(address)), false);
      } else {
        long size = model.merge(address, 1L, Long::sum);
        table.resize(table.find(address, size - 1), size);
      }
      assertThat(table.find(address + 1, 8)).isEqualTo(-1);
    }
    assertThat(live(table)).isEqualTo(model);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2})
  void releasesManyInAnyOrderInLinearTime(long seed) {
    BlockTable table = new BlockTable(new RowBudget(1 << 20));
    List<Long> addresses = new ArrayList<>();
    for (int i = 0; i < 300_000; i++) {
      table.add(16L * i, 16, 8, 0, i, SiteNames.NOWHERE);
      addresses.add(16L * i);
    }
    Collections.shuffle(addresses, new Random(seed));
    for (long address : addresses) {
      table.end(table.find(address, 16), false);
    }
    assertThat(table.rows()).isZero();
  }

  private static Map<Long, Long> live(BlockTable table) {
    Map<Long, Long> live = new LinkedHashMap<>();
    for (int row = 0; row < table.rows(); row++) {
      if (table.state(row) == BlockTable.LIVE) {
        live.put(table.address(row), table.size(row));
      }
    }
    return live;
  }
}
