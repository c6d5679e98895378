package metamemory;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A program that calls everything public of the library at random, with numbers, blocks and
/// objects that do not belong there, also on other threads, and uses what it got for as long as it
/// can. Exceptions are answers; the end of the process is not.
///
/// Arguments: the seed, how many calls, and a file that always tells the call that is being made.
final class HostileCalls {
  /// Errors that calls may end with: memory that is not there, and a fence that was touched.
  private static final List<Class<?>> ALLOWED_ERRORS =
      List.of(OutOfMemoryError.class, InternalError.class, StackOverflowError.class);

  private static final int NOTE_BYTES = 512;

  private final RandomGenerator random;
  private final HostileValues values;
  private final ByteBuffer note;
  private final List<Executable> calls = new ArrayList<>();
  private final Set<Executable> returned = new HashSet<>();

  private HostileCalls(RandomGenerator random, ByteBuffer note) throws IOException {
    this.random = random;
    this.note = note;
    this.values = new HostileValues(random);
    for (Class<?> type : publicTypes()) {
      Stream.of(type.getDeclaredMethods()).filter(HostileCalls::isCallable).forEach(calls::add);
      Stream.of(type.getDeclaredConstructors())
          .filter(HostileCalls::isCallable)
          .forEach(calls::add);
    }
    calls.sort((a, b) -> a.toString().compareTo(b.toString()));
  }

  public static void main(String[] arguments) throws IOException, InterruptedException {
    long seed = Long.parseLong(arguments[0]);
    try (FileChannel file =
        FileChannel.open(
            Path.of(arguments[2]),
            StandardOpenOption.CREATE,
            StandardOpenOption.READ,
            StandardOpenOption.WRITE)) {
      ByteBuffer note = file.map(FileChannel.MapMode.READ_WRITE, 0, NOTE_BYTES);
      HostileCalls hostile = new HostileCalls(ModelSteps.random(seed), note);
      for (int call = Integer.parseInt(arguments[1]); call > 0; call--) {
        hostile.step();
      }
      System.out.println(
          "methods returned in percent: " + 100 * hostile.returned.size() / hostile.calls.size());
    }
  }

  private static List<Class<?>> publicTypes() throws IOException {
    Path classes =
        Path.of(Allocator.class.getProtectionDomain().getCodeSource().getLocation().getPath());
    try (Stream<Path> files = Files.list(classes.resolve("metamemory"))) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".class") && !name.startsWith("package"))
          .<Class<?>>map(name -> load("metamemory." + name.substring(0, name.length() - 6)))
          .filter(HostileCalls::isPublic)
          .toList();
    }
  }

  private static Class<?> load(String name) {
    try {
      return Class.forName(name);
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }

  private static boolean isPublic(Class<?> type) {
    return Modifier.isPublic(type.getModifiers())
        && (type.getEnclosingClass() == null || isPublic(type.getEnclosingClass()));
  }

  /// The public methods of a package-private superclass are called through its subclasses.
  private static boolean isCallable(Executable call) {
    return Modifier.isPublic(call.getModifiers())
        && !Modifier.isAbstract(call.getModifiers())
        && !call.isSynthetic();
  }

  private void step() throws InterruptedException {
    if (random.nextInt(3) == 0) {
      touch(values.segment());
      return;
    }
    Executable call = calls.get(random.nextInt(calls.size()));
    boolean needsTarget = call instanceof Method && !Modifier.isStatic(call.getModifiers());
    Object target = needsTarget ? values.some(call.getDeclaringClass()) : null;
    if (needsTarget && target == null) {
      return;
    }
    Object[] parameters = Stream.of(call.getParameterTypes()).map(values::hostile).toArray();
    write(call, parameters);
    if (random.nextInt(16) == 0) {
      onAnotherThread(() -> call(call, target, parameters));
    } else {
      call(call, target, parameters);
    }
  }

  private void call(Executable call, @Nullable Object target, Object[] parameters) {
    try {
      Object result =
          call instanceof Constructor<?> maker
              ? maker.newInstance(parameters)
              : ((Method) call).invoke(target, parameters);
      returned.add(call);
      values.keep(result);
    } catch (InvocationTargetException e) {
      Throwable cause = e.getCause();
      boolean allowed =
          !(cause instanceof Error)
              || cause instanceof AssertionError
              || ALLOWED_ERRORS.contains(cause.getClass());
      if (!allowed) {
        throw new IllegalStateException("not an answer, from " + call, cause);
      }
    } catch (ReflectiveOperationException | IllegalArgumentException e) {
      throw new IllegalStateException("cannot call " + call, e);
    }
  }

  /// Writes and reads the ends of a segment, alive or not: the JVM refuses what must not be.
  private void touch(MemorySegment segment) {
    try {
      long last = Math.min(segment.byteSize(), 1 << 20) - 1;
      write(null, segment, last);
      if (last >= 0) {
        segment.set(ValueLayout.JAVA_BYTE, 0, segment.get(ValueLayout.JAVA_BYTE, last));
        segment.set(ValueLayout.JAVA_BYTE, last, (byte) random.nextInt());
      }
    } catch (RuntimeException | InternalError refused) {
      // Ended, read-only, of another thread, or a fence.
    }
  }

  private static void onAnotherThread(Runnable code) throws InterruptedException {
    Throwable failure = OtherThread.failureOf(code);
    if (failure != null) {
      throw new IllegalStateException("on another thread", failure);
    }
  }

  /// What a dead process still tells.
  private void write(@Nullable Executable call, Object... parameters) {
    StringBuilder text = new StringBuilder(String.valueOf(call)).append(" with");
    for (Object parameter : parameters) {
      text.append(' ').append(parameter instanceof Number ? parameter : name(parameter));
    }
    byte[] bytes = text.append('\n').toString().getBytes(StandardCharsets.UTF_8);
    note.put(0, Arrays.copyOf(bytes, NOTE_BYTES));
  }

  private static String name(@Nullable Object object) {
    return object == null ? "null" : object.getClass().getSimpleName();
  }
}
