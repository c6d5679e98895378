package metamemory.view;

import java.util.List;

/// Things that lie one over the other, each passing on to the next: allocators that decorate
/// another one, from the outermost to the one that has the memory.
///
/// @param title what it is a picture of
/// @param layers from the outermost to the innermost
public record LayersPicture(String title, List<Layer> layers) implements Picture {
  /// Keeps an immutable copy.
  public LayersPicture {
    layers = List.copyOf(layers);
  }

  /// One of them.
  ///
  /// @param name what it is, for example `CappedAllocator`
  /// @param figures what it adds or knows, in a few words, for example `limit 4,096 B`
  public record Layer(String name, String figures) {}
}
