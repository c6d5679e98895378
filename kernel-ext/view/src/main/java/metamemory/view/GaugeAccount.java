package metamemory.view;

import java.util.ArrayList;
import java.util.List;

/// A gauge in words.
final class GaugeAccount {
  private static final int BAR = 48;

  private GaugeAccount() {}

  static Account of(GaugePicture gauge) {
    return new Account(
        Words.clean(gauge.name(), ArenaAccount.LABEL_CHARS),
        facts(gauge),
        List.of(),
        bar(gauge),
        table(gauge),
        Words.bytes(gauge.usedBytes()) + " of " + Words.bytes(gauge.limitBytes()) + " are in use.");
  }

  private static List<String> facts(GaugePicture gauge) {
    List<String> facts = new ArrayList<>();
    facts.add("limit " + Words.bytes(gauge.limitBytes()));
    facts.add(Words.bytes(gauge.usedBytes()) + " in use");
    facts.add(Words.bytes(gauge.leftBytes()) + " left");
    gauge.peakBytes().ifPresent(peak -> facts.add("peak " + Words.bytes(peak)));
    if (!gauge.refusals().isEmpty()) {
      facts.add(Words.count(gauge.refusals().size(), "request", "requests") + " refused");
    }
    return facts;
  }

  private static String bar(GaugePicture gauge) {
    double share = gauge.limitBytes() == 0 ? 1 : (double) gauge.usedBytes() / gauge.limitBytes();
    int used = Math.clamp(Math.round(share * BAR), 0, BAR);
    return "|"
        + "U".repeat(used)
        + "F".repeat(BAR - used)
        + "| limit "
        + Words.bytes(gauge.limitBytes())
        + "\nU in use  F free\n";
  }

  private static Table table(GaugePicture gauge) {
    return new Table(
            List.of("asked for", "in use then", "why refused", "asked for at"),
            List.of(true, true, false, false),
            gauge.refusals().stream().map(GaugeAccount::row).toList())
        .withoutEmptyColumns();
  }

  /// All that is drawn as a table, for the page: the text form has the amounts in its first line.
  static Table whole(GaugePicture gauge) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("limit", Words.bytes(gauge.limitBytes()), "", "", ""));
    rows.add(List.of("in use", Words.bytes(gauge.usedBytes()), "", "", ""));
    rows.add(List.of("left", Words.bytes(gauge.leftBytes()), "", "", ""));
    gauge.peakBytes().ifPresent(peak -> rows.add(List.of("peak", Words.bytes(peak), "", "", "")));
    for (GaugePicture.Refused refused : gauge.refusals()) {
      List<String> row = new ArrayList<>(row(refused));
      row.addFirst("refused");
      rows.add(row);
    }
    return new Table(
            List.of("", "bytes", "in use then", "why refused", "asked for at"),
            List.of(false, true, true, false, false),
            rows)
        .withoutEmptyColumns();
  }

  private static List<String> row(GaugePicture.Refused refused) {
    String site = refused.site();
    return List.of(
        Words.bytes(refused.requestedBytes()),
        Words.bytes(refused.usedBytes()),
        Words.clean(refused.reason(), 120),
        site == null ? "" : Words.clean(site, ArenaAccount.SITE_CHARS));
  }
}
