package metamemory.kernel.hosts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.spencerpark.jupyter.kernel.BaseKernel;
import io.github.spencerpark.jupyter.kernel.LanguageInfo;
import io.github.spencerpark.jupyter.kernel.display.DisplayData;
import io.github.spencerpark.jupyter.kernel.display.mime.MIMEType;
import io.github.spencerpark.jupyter.kernel.magic.registry.Magics;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import metamemory.BumpArena;
import metamemory.Observers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Against the classes that IJava 1.3.0 is built on.
public final class IJavaTest {
  private final ExecutorService cells = Executors.newSingleThreadExecutor();
  private final FakeKernel kernel = new FakeKernel(cells);

  @BeforeEach
  void install() {
    IJava.install(kernel);
  }

  @AfterEach
  void stop() {
    cells.close();
    Observers.setDefault(null);
  }

  @Test
  void drawsAnArenaThatTheThreadOfTheCellsOpened() throws Exception {
    BumpArena arena = cells.submit(() -> BumpArena.open(96)).get();
    DisplayData shown = kernel.getRenderer().render(arena);
    assertThat(shown.getData(MIMEType.TEXT_HTML)).asString().contains("<svg").contains("96");
    assertThat(shown.getData(MIMEType.TEXT_PLAIN)).asString().contains("BumpArena");
  }

  @Test
  void showsTheCountLineByAMagicWhereTheKernelHasMagics() throws Exception {
    cells.submit(() -> BumpArena.open(128).allocate(24, 8)).get();
    kernel.magics.applyLineMagic("counts", List.of());
    assertThat(kernel.shown)
        .singleElement()
        .asString()
        .contains("1 library allocation")
        .contains("-javaagent:");
  }

  @Test
  void showsWhatACellTookAndWhereToSeeItByLine() throws Exception {
    cells.submit(() -> BumpArena.open(128).allocate(24, 8)).get();
    kernel.magics.applyCellMagic("allocations", List.of(), IJavaTest.class.getName() + ".cell();");
    assertThat(kernel.shown)
        .singleElement()
        .asString()
        .contains("2 library allocations")
        .contains("-javaagent:")
        .contains("./learn");
  }

  /// What a cell runs.
  public static void cell() {
    BumpArena arena = BumpArena.open(64);
    arena.allocate(8, 8);
    arena.allocate(8, 8);
  }

  @Test
  void saysThatItIsForIJavasNotebooks() {
    assertThatThrownBy(IJava::install).hasMessageContaining("no IJava kernel runs here");
  }

  /// Public, as IJava's own: its magics are found by reflection.
  public static final class FakeKernel extends BaseKernel {
    private final ExecutorService cells;
    private final Magics magics = new Magics();
    private final List<Object> shown = new ArrayList<>();

    FakeKernel(ExecutorService cells) {
      this.cells = cells;
    }

    public Magics getMagics() {
      return magics;
    }

    @Override
    public DisplayData eval(String source) throws Exception {
      int dot = source.lastIndexOf('.');
      cells
          .submit(() ->
              Class.forName(source.substring(0, dot))
                  .getMethod(source.substring(dot + 1, source.indexOf('(')))
                  .invoke(null))
          .get();
      return DisplayData.EMPTY;
    }

    @Override
    public void display(DisplayData data) {
      shown.add(data.getData(MIMEType.TEXT_PLAIN));
    }

    @Override
    public LanguageInfo getLanguageInfo() {
      return new LanguageInfo.Builder("Java").build();
    }
  }
}
