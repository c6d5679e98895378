package metamemory.cli.grading.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import metamemory.cli.grading.SubmissionResult;
import metamemory.grade.GradeResult;

/// Finds answers that are the same but for comments, spaces and names. It is told of all results
/// twice: the first time it keeps eight bytes of each answer, the second time the names of those
/// that are alike.
final class Twins {
  private static final int MOST_GROUPS = 200;
  private static final int MOST_NAMES = 30;

  private long[] hashes = new long[64];
  private int count;
  private long[] repeated = {};
  private final Map<Long, Group> groups = new TreeMap<>();

  /// Students whose answers are alike.
  static final class Group {
    private final String lesson;
    private final String exercise;
    private final List<String> students = new ArrayList<>();
    private int size;

    private Group(String lesson, String exercise) {
      this.lesson = lesson;
      this.exercise = exercise;
    }

    String lesson() {
      return lesson;
    }

    String exercise() {
      return exercise;
    }

    /// Some of them.
    List<String> students() {
      return students;
    }

    /// How many there are.
    int size() {
      return size;
    }
  }

  /// The first time.
  void count(SubmissionResult result) {
    for (GradeResult exercise : result.result().exercises()) {
      if (isTelling(exercise)) {
        if (count == hashes.length) {
          hashes = Arrays.copyOf(hashes, count * 2);
        }
        hashes[count++] = hash(exercise);
      }
    }
  }

  /// Between the first and the second time.
  void find() {
    Arrays.sort(hashes, 0, count);
    long[] found = new long[count];
    int size = 0;
    for (int at = 1; at < count; at++) {
      boolean isNew = size == 0 || found[size - 1] != hashes[at];
      if (hashes[at] == hashes[at - 1] && isNew) {
        found[size++] = hashes[at];
      }
    }
    repeated = Arrays.copyOf(found, size);
  }

  /// The second time.
  void collect(SubmissionResult result) {
    for (GradeResult exercise : result.result().exercises()) {
      if (isTelling(exercise) && Arrays.binarySearch(repeated, hash(exercise)) >= 0) {
        add(result.student(), exercise);
      }
    }
  }

  private void add(String student, GradeResult exercise) {
    long hash = hash(exercise);
    if (!groups.containsKey(hash) && groups.size() == MOST_GROUPS) {
      return;
    }
    Group group =
        groups.computeIfAbsent(hash, _ -> new Group(exercise.lesson(), exercise.exercise()));
    group.size++;
    if (group.students().size() < MOST_NAMES) {
      group.students().add(student);
    }
  }

  /// The groups, sorted by exercise; small ones first, which tell more.
  Collection<Group> groups() {
    return groups.values().stream()
        .sorted(
            Comparator.comparing(Group::lesson)
                .thenComparing(Group::exercise)
                .thenComparingInt(Group::size)
                .thenComparing(group -> group.students().getFirst()))
        .toList();
  }

  /// What was not begun is alike because the lesson gave it.
  private static boolean isTelling(GradeResult exercise) {
    return exercise.normalSha256() != null && exercise.score() > 0;
  }

  private static long hash(GradeResult exercise) {
    String digits = String.valueOf(exercise.normalSha256());
    long hash = Long.parseUnsignedLong(digits.substring(0, 16), 16);
    return hash ^ (31L * exercise.exercise().hashCode());
  }
}
