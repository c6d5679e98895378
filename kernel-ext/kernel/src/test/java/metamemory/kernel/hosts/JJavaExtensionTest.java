package metamemory.kernel.hosts;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import metamemory.BumpArena;
import metamemory.Observers;
import org.dflib.jjava.jupyter.Extension;
import org.dflib.jjava.jupyter.kernel.BaseKernel;
import org.dflib.jjava.jupyter.kernel.JupyterIO;
import org.dflib.jjava.jupyter.kernel.LanguageInfo;
import org.dflib.jjava.jupyter.kernel.ReplacementOptions;
import org.dflib.jjava.jupyter.kernel.comm.CommManager;
import org.dflib.jjava.jupyter.kernel.display.DisplayData;
import org.dflib.jjava.jupyter.kernel.display.Renderer;
import org.dflib.jjava.jupyter.kernel.display.mime.MIMEType;
import org.dflib.jjava.jupyter.kernel.magic.MagicParser;
import org.dflib.jjava.jupyter.kernel.magic.MagicsRegistry;
import org.dflib.jjava.jupyter.kernel.util.StringStyler;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Against JJava's own classes, with a kernel that runs cells on a thread of its own, as JJava
/// does.
final class JJavaExtensionTest {
  private final ExecutorService cells = Executors.newSingleThreadExecutor();
  private final FakeKernel kernel = new FakeKernel(cells);

  @BeforeEach
  void start() {
    kernel.onStartup();
    ServiceLoader.load(Extension.class).forEach(extension -> extension.install(kernel));
  }

  @AfterEach
  void stop() {
    kernel.onShutdown(false);
    cells.close();
    Observers.setDefault(null);
  }

  @Test
  void isFoundByTheKernelAndInstalledByCells() {
    assertThat(kernel.ran)
        .containsExactly(
            "import metamemory.*;", "metamemory.kernel.hosts.JJavaExtension.attach();");
  }

  @Test
  void drawsAnArenaThatTheThreadOfTheCellsOpened() throws Exception {
    BumpArena arena =
        cells
            .submit(() -> {
              BumpArena opened = BumpArena.open(128);
              opened.allocate(24, 8);
              return opened;
            })
            .get();
    DisplayData shown = kernel.getRenderer().render(arena);
    assertThat(shown.getData(MIMEType.TEXT_HTML)).asString().contains("<svg").contains("24");
    assertThat(shown.getData(MIMEType.TEXT_PLAIN)).asString().contains("BumpArena").contains("24");
  }

  @Test
  void leavesOtherValuesAlone() {
    DisplayData shown = kernel.getRenderer().render("a text");
    assertThat(shown.getData(MIMEType.TEXT_PLAIN)).isEqualTo("a text");
    assertThat(shown.hasDataForType(MIMEType.TEXT_HTML)).isFalse();
  }

  @Test
  void showsTheCountLineAndHowToGetObjectsCounted() throws Exception {
    cells.submit(() -> BumpArena.open(128).allocate(24, 8)).get();
    kernel.getMagicsRegistry().evalLineMagic(kernel, "counts", List.of());
    assertThat(kernel.shown)
        .singleElement()
        .asString()
        .contains("1 library allocation")
        .contains("1 block live, 24 B")
        .contains("-javaagent:PATH/metamemory-count.jar");
  }

  @Test
  void showsWhatACellTookAndWhereToSeeItByLine() throws Exception {
    cells.submit(() -> BumpArena.open(128).allocate(24, 8)).get();
    kernel
        .getMagicsRegistry()
        .evalCellMagic(kernel, "allocations", List.of(), IJavaTest.class.getName() + ".cell();");
    assertThat(kernel.shown)
        .singleElement()
        .asString()
        .contains("2 library allocations")
        .contains("-javaagent:PATH/metamemory-count.jar")
        .contains("./learn");
  }

  /// Understands just the calls that the extension makes.
  private static final class FakeKernel extends BaseKernel {
    private final ExecutorService cells;
    private final List<String> ran = new ArrayList<>();
    private final List<Object> shown = new ArrayList<>();

    FakeKernel(ExecutorService cells) {
      super(
          "fake",
          "1",
          new LanguageInfo.Builder("Java").build(),
          List.of(),
          null,
          new JupyterIO(StandardCharsets.UTF_8),
          new CommManager(),
          new Renderer(),
          new MagicParser("%", "%%", null),
          new MagicsRegistry(),
          false,
          new StringStyler("", "", "", n -> ""));
      this.cells = cells;
    }

    @Override
    public Object evalRaw(String source) {
      ran.add(source);
      if (source.startsWith("import")) {
        return "";
      }
      int dot = source.lastIndexOf('.');
      try {
        return cells
            .submit(() ->
                Class.forName(source.substring(0, dot))
                    .getMethod(source.substring(dot + 1, source.indexOf('(')))
                    .invoke(null))
            .get();
      } catch (Exception e) {
        throw new IllegalStateException(source, e);
      }
    }

    @Override
    public void display(DisplayData data) {
      shown.add(data.getData(MIMEType.TEXT_PLAIN));
    }

    @Override
    public DisplayData inspect(String code, int at, boolean extraDetail) {
      return DisplayData.EMPTY;
    }

    @Override
    public ReplacementOptions complete(String code, int at) {
      return new ReplacementOptions(List.of(), at, at);
    }

    @Override
    public String isComplete(String code) {
      return IS_COMPLETE_YES;
    }
  }
}
