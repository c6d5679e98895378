package metamemory.view;

import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.Map;
import metamemory.Allocator;
import metamemory.GenerationalArena;
import metamemory.IndexArena;
import metamemory.Interner;
import metamemory.LongList;
import metamemory.LongMap;
import metamemory.Pool;
import metamemory.RecordArena;
import metamemory.Scope;
import metamemory.SecondaryMap;
import metamemory.SmallLongList;
import metamemory.TextBuilder;
import metamemory.TypedArena;
import metamemory.Usage;
import org.jspecify.annotations.Nullable;

/// Chooses the picture of a value, where it has one.
final class ValuePictures {
  private ValuePictures() {}

  static @Nullable Picture of(@Nullable Object value, Recorder recorder) {
    try {
      return reading(value, recorder);
    } catch (WrongThreadException | IllegalStateException refused) {
      String type = value == null ? "null" : Foreign.type(value);
      String why = Words.clean(String.valueOf(refused.getMessage()), 200);
      return new GroupPicture(type, List.of("It cannot be read here: " + why), List.of());
    }
  }

  private static @Nullable Picture reading(@Nullable Object value, Recorder recorder) {
    return switch (value) {
      case null -> null;
      case Picture picture -> picture;
      case Scope scope -> scope(scope, recorder);
      case Allocator allocator when DecoratorPictures.inner(allocator) != null ->
          DecoratorPictures.of(allocator, recorder);
      case Allocator allocator -> recorder.picture(allocator);
      case MemorySegment segment -> HexReadings.of(segment, recorder.origin(segment));
      case Usage usage -> FigurePictures.of(usage);
      case Pool<?> pool -> SlotsPictures.of(pool);
      case GenerationalArena<?> arena -> SlotsPictures.of(arena, Map.of());
      case IndexArena<?> arena -> SlotsPictures.of(arena);
      case RecordArena arena -> SlotsPictures.of(arena);
      case TypedArena<?> arena -> SlotsPictures.of(arena);
      case SecondaryMap<?> map -> SlotsPictures.of(map);
      case Interner interner -> FigurePictures.of(interner);
      case LongMap map -> FigurePictures.of(map);
      case LongList list -> FigurePictures.of(list);
      case SmallLongList list -> FigurePictures.of(list);
      case TextBuilder text -> FigurePictures.of(text);
      default -> null;
    };
  }

  /// The scopes of its arena over time, and the arena itself.
  private static Picture scope(Scope scope, Recorder recorder) {
    Allocator arena = scope.arena();
    Picture memory = recorder.picture(arena);
    if (!recorder.isRecorded(arena)) {
      return memory;
    }
    return new GroupPicture(
        scope.toString(),
        List.of(),
        List.of(
            new GroupPicture.Part("scopes over time", recorder.scopes(arena)),
            new GroupPicture.Part("the memory", memory)));
  }
}
