package metamemory.view;

import java.io.IOException;
import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryUsage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import metamemory.view.ProcessPicture.Area;

/// Reads what the VM tells of its own memory, and on Linux where program, libraries, C heap and
/// stack lie.
final class ProcessReadings {
  private static final Path MAPS = Path.of("/proc/self/smaps");
  private static final Pattern HEAD =
      Pattern.compile("([0-9a-f]+)-([0-9a-f]+) \\S+ \\S+ \\S+ \\d+\\s*(.*)");
  private static final Pattern RESIDENT = Pattern.compile("Rss:\\s+(\\d+) kB");

  private ProcessReadings() {}

  static ProcessPicture now() {
    List<Area> areas = new ArrayList<>(mappings(lines()));
    areas.addAll(ofTheVm());
    return new ProcessPicture("This process", areas);
  }

  private static List<String> lines() {
    try {
      return Files.readAllLines(MAPS);
    } catch (IOException | SecurityException notLinux) {
      return List.of();
    }
  }

  /// Adds up what belongs together.
  private static final class Sum {
    private final String name;
    private final String note;
    private long address = -1;
    private long bytes;
    private long resident;
    private int count;

    Sum(String name, String note) {
      this.name = name;
      this.note = note;
    }

    void add(long from, long to) {
      address = address < 0 ? from : address;
      bytes += to - from;
      count++;
    }

    Area area(boolean oneplace) {
      return new Area(name, oneplace ? address : -1, bytes, resident, note);
    }
  }

  /// @param lines of `/proc/self/smaps`: a line with the addresses of each mapping, then its
  ///   figures
  static List<Area> mappings(List<String> lines) {
    Sum stack = new Sum("main thread's stack", "frames of the thread that started the program");
    Sum libraries = new Sum("libraries", "machine code of the VM and of the C library");
    Sum heap = new Sum("C heap", "what malloc took by moving the program's end");
    Sum program = new Sum("program", "the java launcher: its code and globals");
    Sum other = new Sum("", "");
    Sum now = other;
    for (String line : lines) {
      Matcher head = HEAD.matcher(line);
      Matcher resident = RESIDENT.matcher(line);
      if (head.matches()) {
        String name = head.group(3);
        now =
            switch (name) {
              case "[stack]" -> stack;
              case "[heap]" -> heap;
              default ->
                  name.endsWith("/java") ? program : name.contains(".so") ? libraries : other;
            };
        now.add(
            Long.parseUnsignedLong(head.group(1), 16), Long.parseUnsignedLong(head.group(2), 16));
      } else if (resident.matches()) {
        now.resident += 1024 * Long.parseLong(resident.group(1));
      }
    }
    List<Area> areas = new ArrayList<>();
    for (Sum sum : List.of(stack, libraries, heap, program)) {
      if (sum.count > 0) {
        areas.add(sum.area(true));
      }
    }
    return areas;
  }

  private static List<Area> ofTheVm() {
    List<Area> areas = new ArrayList<>();
    MemoryUsage heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage();
    areas.add(
        new Area(
            "Java heap", -1, heap.getMax(), heap.getUsed(), "objects, moved by the collector"));
    areas.add(pools("code of the JIT", "Code", "machine code made from bytecode"));
    areas.add(pools("class data", "Metaspace", "classes, methods and constants: metaspace"));
    int threads = ManagementFactory.getThreadMXBean().getThreadCount();
    String note = Words.count(threads, "thread", "threads") + ", each with frames of its own";
    areas.add(new Area("stacks of Java threads", -1, -1, -1, note));
    for (BufferPoolMXBean pool : ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class)) {
      if (pool.getName().equals("direct") && pool.getCount() > 0) {
        areas.add(
            new Area(
                "direct buffers",
                -1,
                pool.getTotalCapacity(),
                pool.getMemoryUsed(),
                Words.count(pool.getCount(), "buffer", "buffers")));
      }
    }
    return areas;
  }

  /// All memory pools of the VM whose names begin so.
  private static Area pools(String name, String prefix, String note) {
    long committed = 0;
    long used = 0;
    for (MemoryPoolMXBean pool : ManagementFactory.getMemoryPoolMXBeans()) {
      if (pool.getName().startsWith(prefix)) {
        committed += pool.getUsage().getCommitted();
        used += pool.getUsage().getUsed();
      }
    }
    return new Area(name, -1, committed, used, note);
  }
}
