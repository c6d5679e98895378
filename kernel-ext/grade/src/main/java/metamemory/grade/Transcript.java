package metamemory.grade;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import metamemory.grade.wire.Frame;

/// What a child has told so far.
final class Transcript {
  private final Map<Integer, Frame.Finding> findings = new TreeMap<>();
  private final StringBuilder printed = new StringBuilder();
  private List<Frame.PlannedCheck> plan = List.of();
  private List<Frame.Diagnosis> problems = List.of();
  private boolean begun;
  private OptionalInt running = OptionalInt.empty();
  private Optional<String> broken = Optional.empty();
  private long droppedBytes;
  private Map<String, Long> allocations = Map.of();
  private boolean leftClean;

  void add(Frame frame) {
    switch (frame) {
      case Frame.Plan(var checks) -> plan = checks;
      case Frame.DoesNotCompile(var found) -> problems = found;
      case Frame.Started(int check) -> {
        begun = true;
        running = OptionalInt.of(check);
      }
      case Frame.Finished(int check, var finding) -> {
        findings.put(check, finding);
        running = OptionalInt.empty();
      }
      case Frame.Printed(var text) -> printed.append(text);
      case Frame.Done end -> {
        droppedBytes = end.droppedBytes();
        leftClean = end.isClean();
        if (end.measured() > 0) {
          allocations =
              Map.of(
                  "measured", end.measured(),
                  "objects", end.objects(),
                  "object_bytes", end.objectBytes());
        }
      }
      case Frame.Broken(var reason) -> broken = Optional.of(reason);
    }
  }

  /// Whether any check began: no code of the learner's runs before.
  boolean begun() {
    return begun;
  }

  List<Frame.PlannedCheck> plan() {
    return plan;
  }

  List<Frame.Diagnosis> problems() {
    return problems;
  }

  Optional<Frame.Finding> finding(int check) {
    return Optional.ofNullable(findings.get(check));
  }

  boolean anyFinding(Frame.Finding.Kind kind) {
    return findings.values().stream().anyMatch(finding -> finding.kind() == kind);
  }

  /// Which check runs now.
  OptionalInt running() {
    return running;
  }

  Optional<String> runningName() {
    return running.isPresent()
        ? Optional.of(plan.get(running.getAsInt()).name())
        : Optional.empty();
  }

  Optional<String> broken() {
    return broken;
  }

  String printed() {
    return printed.toString();
  }

  /// Whether the child may be asked again.
  boolean leftClean() {
    return leftClean;
  }

  /// What the budgets counted; empty where there was none, or not all checks ran.
  Map<String, Long> allocations() {
    return allocations;
  }

  long droppedBytes() {
    return droppedBytes;
  }
}
