package metamemory.view;

/// Draws a picture as one `<svg>` element.
///
/// It has presentation attributes only, so it survives notebooks, converters and sanitisers that
/// strip styles, classes, ids and scripts; text and outlines take the page's own colour, so it
/// suits light and dark; foreign texts are escaped. At most 512 shapes, whatever the picture holds.
public final class Svg {
  /// How many rectangles, paths and texts a drawing has at most.
  public static final int MOST_SHAPES = 512;

  /// How long a drawing may be, in bytes; the words for the focus are left out of a longer one.
  static final int MOST_BYTES = 64 * 1024;

  /// How long the drawings within a group may be, each, without the words for the focus: two of
  /// them stay within 64 KiB.
  static final int MOST_GROUPED_CHARS = 30 * 1024;

  private Svg() {}

  /// Draws a picture. The same picture gives the same text, on every machine.
  ///
  /// @param picture what to draw
  /// @return a well-formed XML element, which is a whole .svg file too
  public static String of(Picture picture) {
    return FocusWords.within(MOST_BYTES, draw(picture).svg());
  }

  static Drawing draw(Picture picture) {
    return switch (picture) {
      case ArenaPicture arena -> ArenaSvg.draw(arena);
      case AllocationsPicture allocations -> AllocationsSvg.draw(allocations);
      case DiffPicture diff -> DiffSvg.draw(diff);
      case GaugePicture gauge -> GaugeSvg.draw(gauge);
      case LayoutPicture layout -> LayoutSvg.draw(layout);
      case CurvePicture curve -> CurveSvg.draw(curve);
      case PagesPicture pages -> PagesSvg.draw(pages);
      case LazyPicture lazy -> LazySvg.draw(lazy);
      case ScopesPicture scopes -> ScopesSvg.draw(scopes);
      case PoolPicture pool -> PoolSvg.draw(pool);
      case SlotsPicture slots -> SlotsSvg.draw(slots);
      case StepsPicture steps -> StepsSvg.draw(steps);
      case HeapPicture heap -> HeapSvg.draw(heap);
      case BarsPicture bars -> BarsSvg.draw(bars);
      case GroupPicture group -> GroupSvg.draw(group);
      case HexPicture hex -> HexSvg.draw(hex);
      case HolesPicture holes -> HolesSvg.draw(holes);
      case LayersPicture layers -> LayersSvg.draw(layers);
      case LegendPicture _ -> LegendSvg.draw();
      case ObjectsPicture objects -> ObjectsSvg.draw(objects);
      case PartsPicture parts -> PartsSvg.draw(parts);
      case ProcessPicture process -> ProcessSvg.draw(process);
      case RowsPicture rows -> RowsSvg.draw(rows);
      case SlicesPicture slices -> SlicesSvg.draw(slices);
      case TreePicture tree -> TreeSvg.draw(tree);
    };
  }
}
