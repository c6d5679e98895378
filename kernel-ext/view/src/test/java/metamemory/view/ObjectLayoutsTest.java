package metamemory.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ObjectLayoutsTest {
  @SuppressWarnings("unused")
  private record Mixed(long a, byte b, Object c, short d, double e, boolean f) {}

  /// The sizes that were measured on JDK 25, with normal and with compact headers.
  @ParameterizedTest
  @CsvSource({
    "java.lang.Object, 16, 8",
    "java.lang.Integer, 16, 16",
    "java.lang.String, 24, 24",
    "java.util.Optional, 16, 16",
    "java.util.HashMap$Node, 32, 24"
  })
  void agreesWithWhatWasMeasured(String type, long normal, long compact) throws Exception {
    Class<?> named = Class.forName(type);
    assertThat(ObjectLayouts.of(named, false).byteSize()).isEqualTo(normal);
    assertThat(ObjectLayouts.of(named, true).byteSize()).isEqualTo(compact);
  }

  @Test
  void layoutOfAnArrayHasItsLengthAndElements() {
    LayoutPicture layout = ObjectLayouts.of(new int[5], false);
    assertThat(layout.type()).isEqualTo("int[5]");
    assertThat(layout.byteSize()).isEqualTo(40);
    assertThat(layout.fields())
        .extracting(LayoutPicture.Field::name)
        .contains("length", "elements");
  }

  @Test
  void partsCoverTheObjectWithoutOverlap() {
    for (boolean compact : List.of(true, false)) {
      for (Class<?> type : List.of(Mixed.class, HashMap.class, String.class)) {
        LayoutPicture layout = ObjectLayouts.of(type, compact);
        long end = 0;
        for (LayoutPicture.Field field : layout.fields()) {
          assertThat(field.offset()).as("%s %s", type, field).isGreaterThanOrEqualTo(end);
          end = field.offset() + field.byteSize();
        }
        assertThat(layout.byteSize() % 8).isZero();
        assertThat(end).isLessThanOrEqualTo(layout.byteSize());
      }
    }
  }

  @Test
  void graphReachesEachObjectOnce() {
    String shared = "bread";
    Object[] array = {shared, shared, new Mixed(1, (byte) 2, shared, (short) 3, 4, true), null};
    ObjectsPicture picture = ObjectGraphs.of("Objects", Map.of("array", array));
    assertThat(picture.objects())
        .extracting(ObjectsPicture.Node::type)
        .containsExactly("Object[4]", "String", "Mixed");
    assertThat(picture.objects().getFirst().parts())
        .extracting(ObjectsPicture.Part::object)
        .containsExactly(1, 1, 2, -1);
    assertThat(picture.totalBytes()).isEqualTo(32 + 24 + 40);
  }

  @Test
  void graphCountsWhatItDoesNotDraw() {
    Object[] array = new Object[1000];
    for (int i = 0; i < array.length; i++) {
      array[i] = new Object();
    }
    ObjectsPicture picture = ObjectGraphs.of("Objects", Map.of("array", array));
    assertThat(picture.objects()).hasSize(ObjectsPicture.MOST_OBJECTS);
    assertThat(picture.more()).isEqualTo(1001 - ObjectsPicture.MOST_OBJECTS);
    assertThat(picture.totalBytes()).isEqualTo(16 + 4 * 1000 + 16 * 1000);
  }
}
