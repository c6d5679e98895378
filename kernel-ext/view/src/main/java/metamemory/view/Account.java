package metamemory.view;

import java.util.List;

/// What a picture says, in words: the same for the drawing's title, the table beside it and the
/// text form.
///
/// @param name what it is a picture of
/// @param facts the one line of facts
/// @param notes further sentences
/// @param body the drawing in letters, whole lines, or nothing
/// @param table every thing that is drawn, or the most important ones
/// @param description the drawing in sentences, for those who cannot see it
record Account(
    String name,
    List<String> facts,
    List<String> notes,
    String body,
    Table table,
    String description) {
  static Account of(Picture picture) {
    return switch (picture) {
      case ArenaPicture arena -> ArenaAccount.of(arena);
      case AllocationsPicture allocations -> AllocationsAccount.of(allocations);
      case DiffPicture diff -> DiffAccount.of(diff);
      case GaugePicture gauge -> GaugeAccount.of(gauge);
      case LayoutPicture layout -> LayoutAccount.of(layout);
      case CurvePicture curve -> CurveAccount.of(curve);
      case PagesPicture pages -> PagesAccount.of(pages);
      case LazyPicture lazy -> LazyAccount.of(lazy);
      case ScopesPicture scopes -> ScopesAccount.of(scopes);
      case PoolPicture pool -> PoolAccount.of(pool);
      case SlotsPicture slots -> SlotsAccount.of(slots);
      case StepsPicture steps -> StepsAccount.of(steps);
      case HeapPicture heap -> HeapAccount.of(heap);
      case BarsPicture bars -> BarsAccount.of(bars);
      case GroupPicture group -> GroupAccount.of(group);
      case HexPicture hex -> HexAccount.of(hex);
      case HolesPicture holes -> HolesAccount.of(holes);
      case LayersPicture layers -> LayersAccount.of(layers);
      case LegendPicture _ -> LegendAccount.of();
      case ObjectsPicture objects -> ObjectsAccount.of(objects);
      case PartsPicture parts -> PartsAccount.of(parts);
      case ProcessPicture process -> ProcessAccount.of(process);
      case RowsPicture rows -> RowsAccount.of(rows);
      case SlicesPicture slices -> SlicesAccount.of(slices);
      case TreePicture tree -> TreeAccount.of(tree);
    };
  }

  /// The table beside the drawing on a page. It is that of the text form, but for pictures whose
  /// text is a list without one, and with the addresses that make a text too wide.
  static Table table(Picture picture) {
    return switch (picture) {
      case ArenaPicture arena -> ArenaAccount.table(arena);
      case BarsPicture bars -> BarsAccount.table(bars);
      case DiffPicture diff when diff.fresh().isEmpty() && diff.gone().isEmpty() ->
          DiffAccount.totals(diff);
      case GaugePicture gauge -> GaugeAccount.whole(gauge);
      case HexPicture hex -> HexAccount.rows(hex);
      case PoolPicture pool -> PoolAccount.table(pool, true);
      case SlotsPicture slots -> SlotsAccount.whole(slots);
      case StepsPicture steps -> StepsAccount.table(steps);
      // A new kind of picture shows on a page what its text form shows.
      default -> of(picture).table();
    };
  }

  Account withNotes(List<String> others) {
    return new Account(name, facts, others, body, table, description);
  }

  String factLine() {
    return String.join(" · ", facts);
  }

  /// The name and the facts in one line. A name that ends in a digit would run into the first of
  /// them.
  String headline() {
    boolean digit = !name.isEmpty() && Character.isDigit(name.codePointBefore(name.length()));
    return facts.isEmpty() ? name : name + (digit ? ": " : " ") + factLine();
  }

  String title() {
    return facts.isEmpty() ? name : name + ", " + facts.getFirst() + factsAfterFirst();
  }

  private String factsAfterFirst() {
    return facts.size() == 1 ? "" : ": " + String.join(", ", facts.subList(1, facts.size()));
  }
}
