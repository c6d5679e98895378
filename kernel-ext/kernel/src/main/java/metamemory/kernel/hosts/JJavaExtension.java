package metamemory.kernel.hosts;

import metamemory.kernel.Guest;
import metamemory.kernel.MimeBundle;
import org.dflib.jjava.jupyter.Extension;
import org.dflib.jjava.jupyter.kernel.BaseKernel;
import org.dflib.jjava.jupyter.kernel.display.DisplayData;
import org.jspecify.annotations.Nullable;

/// Our pictures in a stock JJava kernel: `JJAVA_CLASSPATH=…/lib/metamemory*.jar` in its
/// `kernel.json`, on Java 25. A last expression that is an allocator is drawn, and `%counts` shows
/// what was created since the last `%counts`.
///
/// Uses only what both 1.0-a6 and later versions have.
public final class JJavaExtension implements Extension {
  private static volatile @Nullable Guest guest;

  /// Loaded by the kernel.
  public JJavaExtension() {}

  /// Installs by a cell: JJava may load extensions in another class loader than cells, and what the
  /// library tells must reach the same classes that cells see.
  @Override
  public void install(BaseKernel kernel) {
    kernel.evalRaw("import metamemory.*;");
    kernel.evalRaw(JJavaExtension.class.getName() + ".attach();");
  }

  /// Installs into the kernel that runs. Called by a cell.
  public static void attach() {
    attach(BaseKernel.notebookKernel());
  }

  static void attach(BaseKernel kernel) {
    Guest open = Guest.open();
    guest = open;
    for (Class<?> type : Guest.drawnTypes()) {
      kernel
          .getRenderer()
          .createRegistration(type)
          .preferring(MimeBundle.HTML)
          .supporting(MimeBundle.PLAIN)
          .register((value, context) -> {
            MimeBundle bundle = open.bundle(value, () -> onCellThread(kernel, "draw"));
            fill(context.getOutputContainer(), bundle);
          });
    }
    kernel
        .getMagicsRegistry()
        .registerLineMagic(
            "counts",
            (host, _) -> {
              onCellThread(host, "counts");
              return null;
            })
        .registerCellMagic("allocations", (host, _, body) -> allocations(host, body));
  }

  private static @Nullable Object allocations(BaseKernel kernel, String body) {
    onCellThread(kernel, "begin");
    Object value = kernel.evalRaw(body);
    onCellThread(kernel, "took");
    return value;
  }

  private static void onCellThread(BaseKernel kernel, String method) {
    kernel.evalRaw(JJavaExtension.class.getName() + "." + method + "();");
  }

  /// Draws what the kernel renders. Called by a cell, on its thread.
  public static void draw() {
    Guest open = guest;
    if (open != null) {
      open.drawHere();
    }
  }

  /// Shows what was created since the last time. Called by a cell, on its thread.
  public static void counts() {
    Guest open = guest;
    if (open != null) {
      show(open.counts());
    }
  }

  /// Begins to count for `%%allocations`. Called by a cell.
  public static void begin() {
    Guest open = guest;
    if (open != null) {
      open.begin();
    }
  }

  /// Shows what was created since then. Called by a cell, on its thread.
  public static void took() {
    Guest open = guest;
    if (open != null) {
      show(open.allocations());
    }
  }

  private static void show(MimeBundle bundle) {
    DisplayData data = new DisplayData();
    fill(data, bundle);
    BaseKernel.notebookKernel().display(data);
  }

  private static void fill(DisplayData data, MimeBundle bundle) {
    bundle.data().forEach(data::putData);
  }
}
