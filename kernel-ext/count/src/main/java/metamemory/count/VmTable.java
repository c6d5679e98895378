package metamemory.count;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;

/// Where HotSpot's structures have their fields, by its own account: the table `gHotSpotVMStructs`,
/// which its library exports for debuggers and profilers, with how to read it.
///
/// @param offsets bytes from the beginning of a structure, by `Structure.field`
record VmTable(Map<String, Long> offsets) {
  static final VmTable NOTHING = new VmTable(Map.of());

  private static final Set<String> WANTED =
      Set.of(
          "Thread._allocated_bytes",
          "Thread._tlab",
          "ThreadLocalAllocBuffer._start",
          "ThreadLocalAllocBuffer._top");

  private static final String ENTRY = "gHotSpotVMStructEntry";

  boolean isComplete() {
    return offsets.keySet().containsAll(WANTED);
  }

  /// The offset of a field, or 0 if the table does not name it.
  long offset(String structure, String field) {
    return offsets.getOrDefault(structure + "." + field, 0L);
  }

  /// Reads the table of this VM.
  ///
  /// @param memory all of the process's memory
  /// @return what is wanted of it, or nothing if this VM has none
  @SuppressWarnings("restricted") // called where native access is permitted
  static VmTable read(MemorySegment memory) {
    Path library = library();
    if (!Files.exists(library)) {
      return NOTHING;
    }
    try {
      return read(memory, SymbolLookup.libraryLookup(library, Arena.global()));
    } catch (NoSuchElementException | IllegalArgumentException otherVm) {
      return NOTHING;
    }
  }

  private static VmTable read(MemorySegment memory, SymbolLookup symbols) {
    Words words = new Words(memory, symbols);
    long type = words.named(ENTRY + "TypeNameOffset");
    long field = words.named(ENTRY + "FieldNameOffset");
    long offset = words.named(ENTRY + "OffsetOffset");
    long stride = words.named(ENTRY + "ArrayStride");
    Map<String, Long> offsets = new HashMap<>();
    long entry = words.named("gHotSpotVMStructs");
    while (words.at(entry + type) != 0) {
      String name = words.text(entry + type) + "." + words.text(entry + field);
      if (WANTED.contains(name)) {
        offsets.put(name, words.at(entry + offset));
      }
      entry += stride;
    }
    return new VmTable(Map.copyOf(offsets));
  }

  private static Path library() {
    String name = System.mapLibraryName("jvm");
    String folder = name.endsWith(".dll") ? "bin" : "lib";
    return Path.of(System.getProperty("java.home"), folder, "server", name);
  }

  private record Words(MemorySegment memory, SymbolLookup symbols) {
    long named(String symbol) {
      return at(symbols.findOrThrow(symbol).address());
    }

    long at(long address) {
      return memory.get(ValueLayout.JAVA_LONG, address);
    }

    String text(long address) {
      long text = at(address);
      return text == 0 ? "" : memory.getString(text);
    }
  }
}
