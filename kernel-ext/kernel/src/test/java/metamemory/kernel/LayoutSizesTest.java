package metamemory.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import metamemory.BumpArena;
import metamemory.count.ObjectSizes;
import metamemory.view.GroupPicture;
import metamemory.view.LayoutPicture;
import metamemory.view.Recorder;
import metamemory.view.View;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The layouts that are drawn, reckoned by rules, against the sizes that are measured in this very
/// VM.
class LayoutSizesTest {
  @SuppressWarnings("unused")
  private record Mixed(long a, byte b, Object c, short d, double e, boolean f) {}

  @SuppressWarnings("unused")
  private static class Base {
    private byte a;
    private long b;
  }

  @SuppressWarnings("unused")
  private static class Middle extends Base {
    private short c;
  }

  @SuppressWarnings("unused")
  private static final class Leaf extends Middle {
    private int d;
    private Object e = "";
    private byte f;
  }

  static Stream<Class<?>> types() {
    return Stream.of(
        Object.class,
        String.class,
        Integer.class,
        Long.class,
        Optional.class,
        HashMap.class,
        ArrayList.class,
        ConcurrentHashMap.class,
        AtomicLong.class,
        BumpArena.class,
        Mixed.class,
        Base.class,
        Middle.class,
        Leaf.class);
  }

  @ParameterizedTest
  @MethodSource("types")
  void agreeWithWhatIsMeasured(Class<?> type) {
    GroupPicture layouts = (GroupPicture) View.of(new Recorder()).layout(type);
    LayoutPicture here = (LayoutPicture) layouts.parts().getFirst().picture();
    assertThat(here.byteSize()).isEqualTo(ObjectSizes.ofInstance(type));
  }
}
