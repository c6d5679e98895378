package metamemory.kernel.hosts;

import io.github.spencerpark.jupyter.kernel.BaseKernel;
import io.github.spencerpark.jupyter.kernel.display.DisplayData;
import io.github.spencerpark.jupyter.kernel.magic.registry.Magics;
import metamemory.kernel.Guest;
import metamemory.kernel.MimeBundle;
import org.jspecify.annotations.Nullable;

/// Our pictures in the original IJava kernel, 1.3.0, on Java 25: with
/// `IJAVA_CLASSPATH=…/lib/metamemory*.jar` in its `kernel.json`, a first cell (or
/// `IJAVA_STARTUP_SCRIPT`) says `metamemory.kernel.hosts.IJava.install();`. From then on a last
/// expression that is an allocator is drawn, and `%counts` shows what was created since the last
/// `%counts`.
public final class IJava {
  private static final String HOST = "io.github.spencerpark.ijava.IJava";

  private static volatile @Nullable BaseKernel host;
  private static volatile @Nullable Guest guest;

  private IJava() {}

  /// Installs into the IJava kernel that runs.
  ///
  /// @throws IllegalStateException if none runs in this JVM
  public static void install() {
    try {
      // No jar of IJava itself is to be had, only of the base that it is built on.
      Class<?> main = Class.forName(HOST, true, Thread.currentThread().getContextClassLoader());
      install((BaseKernel) main.getMethod("getKernelInstance").invoke(null));
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(
          "no IJava kernel runs here: metamemory.kernel.hosts.IJava.install() is for its notebooks",
          e);
    }
  }

  /// Installs into a kernel that is built on IJava's base.
  ///
  /// @param kernel the kernel
  public static void install(BaseKernel kernel) {
    Guest open = Guest.open();
    guest = open;
    host = kernel;
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
    registerMagic(kernel);
  }

  /// The base library knows no magics of a kernel; IJava's kernel has them.
  private static void registerMagic(BaseKernel kernel) {
    try {
      Magics magics = (Magics) kernel.getClass().getMethod("getMagics").invoke(kernel);
      magics.registerLineMagic(
          "counts",
          _ -> {
            counts();
            return null;
          });
      magics.registerCellMagic("allocations", (_, body) -> allocations(kernel, body));
    } catch (ReflectiveOperationException e) {
      // Then IJava.counts() says the same.
    }
  }

  private static @Nullable Object allocations(BaseKernel kernel, String body) throws Exception {
    Guest open = guest;
    if (open == null) {
      return null;
    }
    open.begin();
    Object value = kernel.eval(body);
    show(kernel, open.allocations());
    return value;
  }

  private static void onCellThread(BaseKernel kernel, String method) {
    try {
      kernel.eval(IJava.class.getName() + "." + method + "();");
    } catch (Exception e) {
      // Then it is drawn by this thread, which says what it may not read.
    }
  }

  /// Draws what the kernel renders. Called by a cell, on its thread.
  public static void draw() {
    Guest open = guest;
    if (open != null) {
      open.drawHere();
    }
  }

  /// Shows what was created since the last time, as `%counts` does.
  public static void counts() {
    Guest open = guest;
    BaseKernel kernel = host;
    if (open != null && kernel != null) {
      show(kernel, open.counts());
    }
  }

  private static void show(BaseKernel kernel, MimeBundle bundle) {
    DisplayData data = new DisplayData();
    fill(data, bundle);
    kernel.display(data);
  }

  private static void fill(DisplayData data, MimeBundle bundle) {
    bundle.data().forEach(data::putData);
  }
}
