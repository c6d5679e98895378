package metamemory.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Element;

/// The tables beside the drawings, against the data that the drawings are made of.
class TableTest {
  private static final int MOST_BYTES = 64 * 1024;

  /// The pictures that stand by themselves: those of groups are among them.
  static Stream<Map.Entry<String, Picture>> samples() {
    return Samples.all().entrySet().stream()
        .filter(sample -> !(sample.getValue() instanceof GroupPicture));
  }

  /// Those with parts that tell of themselves.
  static Stream<Map.Entry<String, Picture>> withParts() {
    return samples()
        .filter(sample ->
            Dom.named(Dom.parse(Html.of(sample.getValue())), "g").stream()
                .anyMatch(group -> group.hasAttribute("tabindex")));
  }

  /// All but those that draw each step.
  static Stream<Map.Entry<String, Picture>> ofOneMoment() {
    return samples().filter(sample -> !(sample.getValue() instanceof StepsPicture));
  }

  /// Those whose data has sums.
  static Stream<Map.Entry<String, Picture>> withSums() {
    return samples().filter(sample -> !sums(sample.getValue()).isEmpty());
  }

  @ParameterizedTest
  @MethodSource("withParts")
  void isThereWhereAnythingIsDrawn(Map.Entry<String, Picture> sample) {
    Element div = Dom.parse(Html.of(sample.getValue()));
    assertThat(Dom.named(div, "table")).isNotEmpty();
    assertThat(Dom.named(div, "td")).isNotEmpty();
  }

  @ParameterizedTest
  @MethodSource("ofOneMoment")
  void staysWithTheDrawingWithinItsBytes(Map.Entry<String, Picture> sample) {
    assertThat(Html.of(sample.getValue()).getBytes(StandardCharsets.UTF_8).length)
        .isLessThanOrEqualTo(MOST_BYTES);
  }

  @ParameterizedTest
  @MethodSource("withSums")
  void addsUpToWhatThePictureSays(Map.Entry<String, Picture> sample) {
    Map<String, Long> sums = sums(sample.getValue());
    List<Map<String, String>> rows = rows(Html.of(sample.getValue()));
    sums.forEach((column, sum) -> assertThat(sum(rows, column)).as(column).isEqualTo(sum));
  }

  /// What the columns of a picture's table must add up to. `rows` is how many there are, and that
  /// of a word is how many have it.
  private static Map<String, Long> sums(Picture picture) {
    return switch (picture) {
      case ArenaPicture arena when arena.blocks() instanceof Blocks.Each each ->
          live(each.blocks(), arena.requestedBytes(), arena.paddingBytes());
      case HeapPicture heap when heap.blocks() instanceof Blocks.Each ->
          Map.of("rows", heap.liveBlocks(), "size", heap.requestedBytes());
      case PagesPicture pages when pages.pages().size() <= 40 ->
          Map.of("blocks", pages.pages().stream().mapToLong(p -> p.memory().liveBlocks()).sum());
      case AllocationsPicture created -> created(created.totals());
      case LayoutPicture layout -> Map.of("size", layout.byteSize());
      case ObjectsPicture objects when objects.objects().size() + objects.more() <= 28 ->
          Map.of("rows", (long) objects.objects().size(), "size", objects.totalBytes());
      case ScopesPicture scopes ->
          Map.of(
              "blocks", scopes.scopes().stream().mapToLong(ScopesPicture.Scope::blocks).sum(),
              "bytes", scopes.scopes().stream().mapToLong(ScopesPicture.Scope::bytes).sum());
      case PartsPicture parts -> Map.of("bytes", parts.totalBytes());
      case HolesPicture holes -> Map.of("size", holes.capacityBytes());
      case DiffPicture diff when diff.listed() && diff.fresh().size() + diff.gone().size() <= 40 ->
          Map.of("+", (long) diff.fresh().size(), "−", (long) diff.gone().size());
      case GaugePicture gauge -> Map.of("refused", (long) gauge.refusals().size());
      case HexPicture hex -> Map.of("rows", (hex.bytes().size() + 15) / 16L);
      case SlicesPicture slices -> Map.of("rows", Math.min(24L, slices.slices().size()));
      case PoolPicture pool when pool.slots().size() <= 64 ->
          Map.of("rows", (long) pool.slots().size());
      case SlotsPicture slots when !slots.slots().isEmpty() && slots.slots().size() <= 64 ->
          Map.of("rows", (long) slots.slots().size());
      case StepsPicture steps -> Map.of("rows", Math.min(24L, steps.steps().size()));
      case BarsPicture bars -> Map.of("rows", Math.min(32L, bars.bars().size()));
      case TreePicture tree -> Map.of("rows", (long) tree.nodes().size());
      default -> Map.of();
    };
  }

  /// Released blocks are in the table, but in no sum.
  private static Map<String, Long> live(List<Block> blocks, long requested, long padding) {
    boolean all = blocks.stream().noneMatch(block -> block.state() == Block.State.RELEASED);
    return all
        ? Map.of("rows", (long) blocks.size(), "size", requested, "padding before", padding)
        : Map.of("rows", (long) blocks.size());
  }

  private static Map<String, Long> created(AllocationsPicture.Totals totals) {
    Map<String, Long> sums = new LinkedHashMap<>();
    sums.put("created here", totals.objects());
    sums.put("bytes", totals.bytes());
    sums.put("inside calls", totals.insideCallBytes().orElse(0));
    return sums;
  }

  private static long sum(List<Map<String, String>> rows, String column) {
    if (column.equals("rows")) {
      return rows.size();
    }
    if (List.of("+", "−", "refused").contains(column)) {
      return rows.stream().filter(row -> row.getOrDefault("", "").equals(column)).count();
    }
    return rows.stream().mapToLong(row -> amounts(row.getOrDefault(column, ""))).sum();
  }

  /// The sum of the numbers before the words of a cell: of `3 A, 1,000 B` it is 1,003.
  private static long amounts(String cell) {
    long sum = 0;
    for (String part : cell.isEmpty() ? new String[0] : cell.split(", ", -1)) {
      String number = part.replaceAll("^\\+|,", "").replaceAll(" .*", "");
      sum += Long.parseLong(number) * unit(part);
    }
    return sum;
  }

  private static long unit(String amount) {
    return amount.endsWith(" MiB") ? 1L << 20 : amount.endsWith(" GiB") ? 1L << 30 : 1;
  }

  /// The rows of the first table, as words by their columns.
  private static List<Map<String, String>> rows(String html) {
    List<Element> tables = Dom.named(Dom.parse(html), "table");
    List<Map<String, String>> rows = new ArrayList<>();
    if (tables.isEmpty()) {
      return rows;
    }
    List<String> names =
        Dom.named(tables.getFirst(), "th").stream().map(Element::getTextContent).toList();
    for (Element row : Dom.named(tables.getFirst(), "tr").stream().skip(1).toList()) {
      Map<String, String> cells = new LinkedHashMap<>();
      List<Element> words = Dom.named(row, "td");
      for (int i = 0; i < words.size(); i++) {
        cells.put(names.get(i), words.get(i).getTextContent());
      }
      rows.add(cells);
    }
    return rows;
  }
}
