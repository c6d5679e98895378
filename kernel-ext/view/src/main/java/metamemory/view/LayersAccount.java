package metamemory.view;

import java.util.List;

/// Layers in words.
final class LayersAccount {
  private LayersAccount() {}

  static Account of(LayersPicture picture) {
    List<LayersPicture.Layer> layers = picture.layers();
    return new Account(
        Words.clean(picture.title(), 80),
        List.of(Words.count(layers.size(), "layer", "layers")),
        List.of(),
        String.join(
                "",
                layers.stream()
                    .map(layer -> "[ " + name(layer) + " ]  " + figures(layer) + "\n   ↓\n")
                    .toList())
            .replaceFirst("   ↓\n$", ""),
        new Table(
                List.of("layer", "figures"),
                List.of(false, false),
                layers.stream().map(layer -> List.of(name(layer), figures(layer))).toList())
            .withoutEmptyColumns(),
        "A request goes from the first to the last: "
            + String.join(" → ", layers.stream().map(LayersAccount::name).toList())
            + ".");
  }

  static String name(LayersPicture.Layer layer) {
    return Words.clean(layer.name(), ArenaAccount.LABEL_CHARS);
  }

  static String figures(LayersPicture.Layer layer) {
    return Words.clean(layer.figures(), 120);
  }
}
