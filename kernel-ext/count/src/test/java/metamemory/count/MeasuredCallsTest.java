package metamemory.count;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class MeasuredCallsTest {
  private static final Map<Class<?>, Supplier<?>> MAKERS =
      Map.of(
          ArrayList.class, ArrayList::new,
          HashMap.class, HashMap::new,
          LinkedHashMap.class, LinkedHashMap::new,
          TreeMap.class, TreeMap::new);

  @Test
  void constructorsThatAreNotMeasuredAllocateTheObjectAlone() {
    assertThat(MAKERS.keySet().stream().map(type -> type.getName().replace('.', '/')))
        .containsExactlyInAnyOrderElementsOf(MeasuredCalls.MADE_ALONE);
    MAKERS.forEach((type, maker) ->
        assertThat(Gauge.leastBytes(maker))
            .as(type.getName())
            .isEqualTo(ObjectSizes.ofInstance(type)));
  }
}
