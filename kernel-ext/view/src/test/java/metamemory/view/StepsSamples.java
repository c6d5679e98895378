package metamemory.view;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import metamemory.view.StepsPicture.Step;

/// Steps.
final class StepsSamples {
  private StepsSamples() {}

  static Map<String, Picture> all() {
    Map<String, Picture> samples = new LinkedHashMap<>();
    samples.put("steps-filling", filling());
    samples.put("steps-many", many(100));
    samples.put("steps-none", new StepsPicture("Cell 3", List.of()));
    return samples;
  }

  private static StepsPicture filling() {
    List<Block> blocks = ((Blocks.Each) ArenaSamples.mixed().blocks()).blocks();
    List<Step> steps = new ArrayList<>();
    steps.add(new Step("opened 128 B", "cell 4 line 1", ArenaSamples.arena(128, 0, 0)));
    for (int i = 1; i <= blocks.size(); i++) {
      List<Block> before =
          blocks.subList(0, i - 1).stream().map(block -> block.in(Block.State.LIVE)).toList();
      List<Block> now = new ArrayList<>(before);
      now.add(blocks.get(i - 1).in(Block.State.NEW));
      String event = "allocated " + blocks.get(i - 1).byteSize() + " B";
      steps.add(new Step(event, blocks.get(i - 1).site(), ArenaSamples.filled(128, now)));
    }
    steps.add(
        new Step("refused: needs 100 B, but 60 B are free", "cell 5 line 2", ArenaSamples.mixed()));
    steps.add(new Step("reset", "cell 5 line 3", ArenaSamples.arena(128, 0, 68)));
    steps.add(new Step("closed", null, ArenaSamples.closed()));
    return new StepsPicture("Cell 4", steps);
  }

  private static StepsPicture many(int count) {
    List<Step> steps = new ArrayList<>();
    for (int i = 1; i <= count; i++) {
      steps.add(new Step("allocated " + i + " B", "cell 9 line 2", ArenaSamples.many(i, 16_384)));
    }
    return new StepsPicture("Cell 9", steps);
  }
}
