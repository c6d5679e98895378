package metamemory.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.foreign.MemorySegment;
import java.util.List;
import metamemory.BumpArena;
import org.junit.jupiter.api.Test;

class RecorderTest {
  private final int[] line = new int[1];
  private final Recorder recorder = new Recorder(() -> "cell 4 line " + line[0]);

  @Test
  void seesEachBlockWithItsPaddingAndSite() {
    try (BumpArena arena = BumpArena.open(128, recorder)) {
      line[0] = 2;
      arena.allocate(1, 1);
      line[0] = 3;
      arena.allocate(8, 8);
      ArenaPicture picture = picture(arena);
      assertThat(blocks(picture))
          .containsExactly(
              new Block(0, 1, 1, 0, 1, Block.State.LIVE, null, "cell 4 line 2"),
              new Block(8, 8, 8, 7, 2, Block.State.LIVE, null, "cell 4 line 3"));
      assertThat(picture.type()).isEqualTo("BumpArena");
      assertThat(picture.address()).isEqualTo(arena.memory().address());
      assertThat(
              List.of(
                  picture.positionBytes(),
                  picture.requestedBytes(),
                  picture.paddingBytes(),
                  picture.freeBytes()))
          .containsExactly(16L, 9L, 7L, 112L);
    }
  }

  @Test
  void marksWhatIsNewSinceThePictureBefore() {
    try (BumpArena arena = BumpArena.open(128, recorder)) {
      arena.allocate(8, 8);
      assertThat(states(picture(arena))).containsExactly(Block.State.LIVE);
      arena.allocate(8, 8);
      assertThat(states(picture(arena))).containsExactly(Block.State.LIVE, Block.State.NEW);
      assertThat(states(picture(arena))).containsExactly(Block.State.LIVE, Block.State.LIVE);
    }
  }

  @Test
  void keepsTheHighWaterMarkOverAReset() {
    try (BumpArena arena = BumpArena.open(128, recorder)) {
      arena.allocate(96, 8);
      arena.reset();
      ArenaPicture picture = picture(arena);
      assertThat(blocks(picture)).isEmpty();
      assertThat(picture.positionBytes()).isZero();
      assertThat(picture.highWaterBytes()).isEqualTo(96);
      assertThat(picture.liveBlocks()).isZero();
    }
  }

  @Test
  void knowsAClosedArena() {
    BumpArena arena = BumpArena.open(128, recorder);
    arena.allocate(32, 8);
    arena.close();
    ArenaPicture picture = picture(arena);
    assertThat(picture.closed()).isTrue();
    assertThat(picture.highWaterBytes()).isEqualTo(32);
    assertThat(blocks(picture)).isEmpty();
  }

  @Test
  void takesBackTheLastBlockAndKeepsAnotherAsReleased() {
    try (BumpArena arena = BumpArena.open(128, recorder)) {
      MemorySegment first = arena.allocate(16, 8);
      arena.allocate(16, 8);
      MemorySegment last = arena.allocate(16, 8);
      arena.release(last);
      arena.release(first);
      ArenaPicture picture = picture(arena);
      assertThat(states(picture)).containsExactly(Block.State.RELEASED, Block.State.LIVE);
      assertThat(picture.positionBytes()).isEqualTo(32).isEqualTo(arena.position());
      assertThat(picture.deadBytes()).isEqualTo(16);
      assertThat(picture.liveBlocks()).isEqualTo(1).isEqualTo(arena.usage().liveBlocks());
    }
  }

  @Test
  void followsABlockThatGrowsInPlaceAndOneThatMoves() {
    try (BumpArena arena = BumpArena.open(256, recorder)) {
      MemorySegment first = arena.allocate(16, 8);
      MemorySegment last = arena.allocate(16, 8);
      recorder.label(arena, first, "first");
      arena.resize(last, 40, 8);
      arena.resize(first, 24, 8);
      ArenaPicture picture = picture(arena);
      assertThat(blocks(picture)).extracting(Block::offset).containsExactly(0L, 16L, 56L);
      assertThat(blocks(picture)).extracting(Block::byteSize).containsExactly(16L, 40L, 24L);
      assertThat(states(picture))
          .containsExactly(Block.State.RELEASED, Block.State.LIVE, Block.State.LIVE);
      assertThat(blocks(picture).getLast().label()).isEqualTo("first");
      assertThat(picture.positionBytes()).isEqualTo(arena.position());
    }
  }

  @Test
  void tellsWhyARequestWasRefused() {
    try (BumpArena arena = BumpArena.open(16, recorder)) {
      arena.tryAllocate(17, 1);
      ArenaPicture picture = picture(arena);
      assertThat(picture.refusals()).isEqualTo(1);
      assertThat(picture.lastRefusal()).isEqualTo("needs 17 B, but 16 B are free");
    }
  }

  @Test
  void knowsOnlyTheTotalsOfAnArenaThatWasOpenBefore() {
    try (BumpArena arena = BumpArena.open(128, null)) {
      arena.allocate(24, 8);
      ArenaPicture picture = picture(arena);
      assertThat(picture.blocks()).isInstanceOf(Blocks.Unknown.class);
      assertThat(picture.positionBytes()).isEqualTo(24);
      assertThat(Text.of(picture)).contains("only the totals are known");
    }
  }

  @Test
  void saysWhenAnotherThreadsArenaTellsNothing() throws InterruptedException {
    try (BumpArena arena = BumpArena.open(128, null)) {
      Picture[] seen = new Picture[1];
      Thread other = new Thread(() -> seen[0] = recorder.picture(arena));
      other.start();
      other.join();
      assertThat(Text.of(seen[0])).contains("usage() failed with java.lang.WrongThreadException");
    }
  }

  @Test
  void labelsOnlyLiveBlocks() {
    try (BumpArena arena = BumpArena.open(128, recorder)) {
      MemorySegment block = arena.allocate(24, 8);
      assertThat(recorder.label(block, "order")).isTrue();
      assertThat(recorder.label(block.asSlice(8), "part")).isFalse();
      assertThat(recorder.label(arena, MemorySegment.ofAddress(8), "foreign")).isFalse();
      assertThat(blocks(picture(arena))).extracting(Block::label).containsExactly("order");
      arena.reset();
      assertThat(recorder.label(block, "gone")).isFalse();
    }
  }

  @Test
  void countsWhatItCannotHold() {
    Recorder small = new Recorder(() -> null, 100);
    try (BumpArena arena = BumpArena.open(4096, small)) {
      for (int i = 0; i < 130; i++) {
        arena.allocate(8, 8);
      }
      ArenaPicture picture = (ArenaPicture) small.picture(arena);
      assertThat(picture.liveBlocks()).isEqualTo(130);
      assertThat(((Blocks.Summary) picture.blocks()).unrecordedBlocks()).isEqualTo(30);
      assertThat(Text.of(picture)).contains("30 blocks more than the recorder holds");
      arena.reset();
      arena.allocate(8, 8);
      assertThat(blocks((ArenaPicture) small.picture(arena))).hasSize(1);
    }
  }

  @Test
  void refusesANegativeBound() {
    assertThatThrownBy(() -> new Recorder(() -> null, -1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("mostBlocks=-1");
  }

  @Test
  void countsEvents() {
    BumpArena arena = BumpArena.open(64, recorder);
    arena.allocate(8, 8);
    arena.tryAllocate(100, 1);
    arena.reset();
    arena.close();
    assertThat(recorder.events()).isEqualTo(5);
  }

  private ArenaPicture picture(BumpArena arena) {
    return (ArenaPicture) recorder.picture(arena);
  }

  private static List<Block> blocks(ArenaPicture picture) {
    return ((Blocks.Each) picture.blocks()).blocks();
  }

  private static List<Block.State> states(ArenaPicture picture) {
    return blocks(picture).stream().map(Block::state).toList();
  }
}
