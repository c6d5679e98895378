package metamemory.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import metamemory.BlockPool;
import metamemory.BumpArena;
import metamemory.CappedAllocator;
import metamemory.CheckedAllocator;
import metamemory.Checks;
import metamemory.GenerationalArena;
import metamemory.HandleShape;
import metamemory.Observer;
import metamemory.Observers;
import metamemory.Pool;
import metamemory.Scope;
import metamemory.TypedArena;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What can be looked at without a kernel.
@SuppressWarnings("restricted") // writes beyond blocks, as faulty programs do
class ViewTest {
  @TempDir private Path folder;
  private final Recorder recorder = new Recorder(() -> "here");
  private final View view = View.of(recorder);
  private @Nullable Observer before;

  @BeforeEach
  void record() {
    before = Observers.setDefault(recorder);
  }

  @AfterEach
  void restore() {
    Observers.setDefault(before);
  }

  @Test
  void readsThePoolsFreeSlotsInTheirOrder() {
    try (Pool<String> pool = Pool.open(4)) {
      pool.add("a");
      pool.add("b");
      pool.release(0);
      PoolPicture picture = (PoolPicture) view.picture(pool);
      assertThat(FreeList.of(picture).order()).containsExactly(0, 2, 3);
      assertThat(picture.slots().get(1).label()).isEqualTo("b");
    }
  }

  @Test
  void readsLiveFreeAndRetiredSlots() {
    GenerationalArena<String> arena = GenerationalArena.of(HandleShape.of(8, 1, 0));
    long gone = arena.add("a");
    arena.release(gone);
    long kept = arena.add("b");
    SlotsPicture picture = (SlotsPicture) view.handles(arena, Map.of("gone", gone, "kept", kept));
    assertThat(picture.slots().stream().limit(3).map(SlotsPicture.Slot::state))
        .containsExactly(
            SlotsPicture.State.RETIRED, SlotsPicture.State.LIVE, SlotsPicture.State.FREE);
    assertThat(picture.handles().stream().filter(picture::isValid))
        .extracting(SlotsPicture.Handle::name)
        .containsExactly("kept");
  }

  @Test
  void tellsWhatACapRefusedAndHowMuchWasInUseThen() {
    try (CappedAllocator capped = CappedAllocator.over(BumpArena.open(256), 100)) {
      capped.allocate(60, 1);
      capped.tryAllocate(50, 1);
      GroupPicture picture = (GroupPicture) view.picture(capped);
      GaugePicture gauge = (GaugePicture) picture.parts().get(1).picture();
      assertThat(gauge.usedBytes()).isEqualTo(60);
      assertThat(gauge.refusals())
          .containsExactly(
              new GaugePicture.Refused(
                  50, 60, "needs 50 B, but the limit of 100 B leaves 40 B", "here"));
    }
  }

  @Test
  void hoveringOverASlotTellsItsTypeAndWhereItIs() {
    try (Pool<Nasty> pool = Pool.open(2)) {
      pool.add(new Nasty("odd"));
      assertThat(titles(view.picture(pool))).contains("slot 0: live odd, type Nasty");
    }
    try (BlockPool blocks = BlockPool.open(32, 2)) {
      MemorySegment block = blocks.allocate(24, 8);
      assertThat(titles(view.picture(blocks)))
          .anySatisfy(title ->
              assertThat(title)
                  .contains("live", "here", "32 B", "aligned to 8 B")
                  .contains("address " + Words.hex(block.address())));
    }
  }

  private static List<String> titles(Picture picture) {
    return Dom.named(Dom.parse(Svg.of(picture)), "title").stream()
        .map(title -> title.getTextContent())
        .toList();
  }

  @Test
  void marksEachByteThatIsNotWhatItShouldBe() {
    BumpArena arena = BumpArena.open(1024);
    CheckedAllocator checked = CheckedAllocator.over(arena, Checks.SHADOW);
    MemorySegment block = checked.allocate(8, 8);
    MemorySegment released = checked.allocate(8, 8);
    checked.release(released);
    block.reinterpret(10).set(ValueLayout.JAVA_BYTE, 9, (byte) 1);
    List<HexPicture> hex = HexReadings.of(checked, recorder);
    assertThat(hex).hasSize(2);
    assertThat(hex.getFirst().ranges())
        .extracting(HexPicture.Range::kind)
        .containsExactly(
            HexPicture.Kind.REDZONE,
            HexPicture.Kind.UNWRITTEN,
            HexPicture.Kind.REDZONE,
            HexPicture.Kind.DAMAGED,
            HexPicture.Kind.REDZONE);
    assertThat(hex.getLast().ranges())
        .extracting(HexPicture.Range::kind)
        .containsExactly(HexPicture.Kind.RELEASED);
    arena.close();
  }

  @Test
  void showsOnlyTheEndsOfALongBlock() {
    BumpArena arena = BumpArena.open(8192);
    CheckedAllocator checked = CheckedAllocator.over(arena, Checks.REDZONES);
    MemorySegment block = checked.allocate(4096, 8);
    block.reinterpret(4097).set(ValueLayout.JAVA_BYTE, 4096, (byte) 1);
    List<HexPicture> hex = HexReadings.of(checked, recorder);
    assertThat(hex.getFirst().title()).contains("its end");
    assertThat(hex.getFirst().address()).isEqualTo(block.address() + 4096 - 48);
    arena.close();
  }

  @Test
  void tellsTheOrderInWhichATypedArenaCloses() {
    try (TypedArena<String> arena = TypedArena.open(4)) {
      arena.add("log");
      arena.add("data");
      RowsPicture rows = (RowsPicture) view.picture(arena);
      assertThat(rows.rows()).extracting(RowsPicture.Row::text).containsExactly("log", "data");
      assertThat(rows.rows()).extracting(RowsPicture.Row::closing).containsExactly(2L, 1L);
    }
  }

  @Test
  void countsWhatWasGrantedInEachScope() {
    try (BumpArena arena = BumpArena.open(1024)) {
      arena.allocate(10, 1);
      try (Scope outer = arena.openScope()) {
        outer.allocate(20, 1);
        try (Scope inner = outer.openScope()) {
          inner.allocate(30, 1);
        }
        outer.allocate(40, 1);
      }
      ScopesPicture scopes = (ScopesPicture) view.scopes(arena);
      assertThat(scopes.scopes())
          .extracting(ScopesPicture.Scope::depth, ScopesPicture.Scope::bytes)
          .containsExactly(
              org.assertj.core.groups.Tuple.tuple(1, 60L),
              org.assertj.core.groups.Tuple.tuple(2, 30L));
      assertThat(scopes.scopes()).allMatch(scope -> scope.closed().isPresent());
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void curveNeverLosesThePeak(long seed) {
    Random random = new Random(seed);
    LiveCurve curve = new LiveCurve();
    long peak = 0;
    for (int event = 1; event <= 10_000; event++) {
      long bytes = random.nextInt(1_000_000);
      peak = Math.max(peak, bytes);
      curve.add(event, bytes);
    }
    assertThat(curve.points()).hasSizeLessThanOrEqualTo(257);
    assertThat(curve.points().stream().mapToLong(CurvePicture.Point::bytes).max().orElse(0))
        .isEqualTo(peak);
    assertThat(curve.points().getLast().at()).isEqualTo(10_000);
  }

  @Test
  void doesNotReadMemoryAtABareAddress() {
    MemorySegment wild = MemorySegment.ofAddress(0x10).reinterpret(64);
    assertThat(Text.of(view.picture(wild))).contains("not read").doesNotContain("+0");
  }

  @Test
  void knowsAnAllocatorThatOnlyToldOfARefusalByItsTotals() {
    CappedAllocator capped = CappedAllocator.over(BumpArena.open(64, null), 10);
    capped.tryAllocate(20, 1);
    assertThat(recorder.isRecorded(capped)).isFalse();
    assertThat(recorder.refusals(capped)).hasSize(1);
    assertThat(((ArenaPicture) recorder.picture(capped)).capacityBytes()).isEqualTo(64);
    capped.close();
  }

  @Test
  void findsTheBlockThatASegmentLiesIn() {
    try (BumpArena arena = BumpArena.open(64)) {
      arena.allocate(8, 8);
      MemorySegment block = arena.allocate(24, 8);
      assertThat(recorder.origin(block)).startsWith("BumpArena's block 2").endsWith("here");
      assertThat(recorder.origin(block.asSlice(4, 4))).startsWith("from +4 in BumpArena's block 2");
      assertThat(recorder.origin(MemorySegment.ofArray(new byte[8]))).isNull();
    }
  }

  @Test
  void saysWhatIsWrongWithWhatItCannotDraw() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> view.picture("text"))
        .withMessageContaining("view.objects(x)");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> view.after(new Object()))
        .withMessageContaining("before(x)");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> view.memory("m", 8).live(4, 8, "a"))
        .withMessageContaining("byteSize=8");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> view.gauge("g", -1, 0))
        .withMessageContaining("limitBytes=-1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> view.write(view.legend(), folder.resolve("legend.png")))
        .withMessageContaining("legend.png");
    assertThatIllegalArgumentException()
        .isThrownBy(() ->
            view.slices(MemorySegment.ofArray(new byte[4]), MemorySegment.ofArray(new byte[4])))
        .withMessageContaining("must lie in the memory");
  }

  @Test
  void tellsThatAnotherThreadsPoolCannotBeRead() throws InterruptedException {
    AtomicReference<Picture> seen = new AtomicReference<>(view.legend());
    Pool<String> pool = Pool.open(2);
    Thread other = new Thread(() -> seen.set(view.picture(pool)));
    other.start();
    other.join();
    assertThat(Text.of(seen.get())).contains("cannot be read here");
    pool.close();
  }

  @Test
  void hasEveryCallThatTheListOfPicturesNames() throws Exception {
    List<String> methods = Stream.of(View.class.getMethods()).map(Method::getName).toList();
    List<String> named =
        Pattern.compile("view\\.(\\w+)\\(")
            .matcher(Files.readString(Path.of("PICTURES.md")))
            .results()
            .map(call -> call.group(1))
            .distinct()
            .toList();
    assertThat(named).hasSizeGreaterThan(15);
    assertThat(methods).containsAll(named);
  }

  @Test
  void writesEachOfThreeForms() throws Exception {
    try (BumpArena arena = BumpArena.open(64)) {
      for (String ending : List.of("svg", "html", "txt")) {
        view.write(arena, folder.resolve("arena." + ending));
        assertThat(Files.readString(folder.resolve("arena." + ending))).contains("BumpArena");
      }
    }
  }

  /// Values whose text is an attack, of every kind that shows foreign text.
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void hostileValuesBreakOutOfNoElement(long seed) {
    Random random = new Random(seed);
    String nasty = HostileTextTest.nasty(random);
    List<Picture> pictures = new ArrayList<>();
    try (Pool<Object> pool = Pool.open(2);
        TypedArena<Object> typed = TypedArena.open(2)) {
      Object value = new Nasty(nasty);
      pool.add(value);
      typed.add(value);
      GenerationalArena<Object> slots = GenerationalArena.of();
      long handle = slots.add(value);
      pictures.add(view.picture(pool));
      pictures.add(view.picture(typed));
      pictures.add(view.handles(slots, Map.of(nasty, handle)));
      pictures.add(view.objects(nasty, value, new Object[] {nasty, null}));
      pictures.add(view.bars(nasty, nasty, Map.of(nasty, 3L)));
      pictures.add(view.tree(nasty, 0, _ -> nasty, _ -> new int[0]));
      pictures.add(view.memory(nasty, 8).live(0, 4, nasty));
      pictures.add(
          view.hex(MemorySegment.ofArray(nasty.getBytes(java.nio.charset.StandardCharsets.UTF_8))));
      pictures.add(view.beside(view.gauge(nasty, 8, 4), view.growth(nasty, 3, i -> i)));
    }
    for (Picture picture : pictures) {
      HostileTextTest.check(Svg.of(picture));
      HostileTextTest.check(Html.of(picture));
    }
  }

  /// An object whose text is not ours; every second one's cannot even be had.
  private record Nasty(String text) {
    @Override
    public String toString() {
      if (text.length() % 2 == 0) {
        throw new IllegalStateException(text);
      }
      return text;
    }
  }
}
