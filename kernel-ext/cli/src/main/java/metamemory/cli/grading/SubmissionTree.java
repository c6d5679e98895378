package metamemory.cli.grading;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import metamemory.cli.machine.Stop;

/// The ways in which submissions lie about, in one folder, mixed as they come:
///
/// - `STUDENT/LESSON.ipynb`, `STUDENT/LESSON/….ipynb`
/// - nbgrader's `submitted/STUDENT/ASSIGNMENT/….ipynb`
/// - `STUDENT.ipynb`, `STUDENT__LESSON.ipynb`
/// - a `.zip` in the place of any `.ipynb`
///
/// Links are never followed. Only the names of students and of their first files are kept, whatever
/// the number of submissions.
final class SubmissionTree {
  private static final int MOST_DEPTH = 6;
  private static final int MOST_FILES = 1000;
  private static final String IS_LINK = "it is a link, and links are not followed";

  private final Path root;
  private final SortedMap<String, List<Path>> students = new TreeMap<>();
  private int passedOver;

  private SubmissionTree(Path root) {
    this.root = root;
  }

  /// Lists the students.
  ///
  /// @throws Stop if the folder is none, or has no submission
  static SubmissionTree of(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      throw Stop.usage("there is no such folder: --submissions=" + folder);
    }
    Path submitted = folder.resolve("submitted");
    SubmissionTree tree =
        new SubmissionTree(
            (Files.isDirectory(submitted, LinkOption.NOFOLLOW_LINKS) ? submitted : folder)
                .toRealPath());
    tree.list();
    if (tree.students.isEmpty()) {
      throw Stop.usage(
          "no submission is in this folder: --submissions="
              + folder
              + "; expected STUDENT/LESSON.ipynb, STUDENT/LESSON/….ipynb, STUDENT.ipynb,"
              + " STUDENT__LESSON.ipynb, a .zip in the place of an .ipynb, or nbgrader's"
              + " submitted/");
    }
    return tree;
  }

  /// The students' names, sorted.
  List<String> students() {
    return List.copyOf(students.keySet());
  }

  /// How many files lie beside the submissions and are none.
  int passedOver() {
    return passedOver;
  }

  /// What one student handed in, sorted by name.
  List<Candidate> of(String student) throws IOException {
    List<Candidate> found = new ArrayList<>();
    for (Path entry : students.getOrDefault(student, List.of())) {
      if (Files.isSymbolicLink(entry)) {
        found.add(candidate(entry, List.of(), IS_LINK));
      } else if (Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS)) {
        walk(entry, List.of(), found);
      } else {
        String stem = stem(entry);
        found.add(candidate(entry, List.of(stem.substring(lessonStart(stem))), ""));
      }
    }
    return found;
  }

  private void list() throws IOException {
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(root)) {
      for (Path entry : entries) {
        String name = FileName.of(entry);
        if (isHidden(name)) {
          continue;
        }
        if (isSubmission(name)) {
          String stem = stem(entry);
          int lesson = lessonStart(stem);
          add(lesson == 0 ? stem : stem.substring(0, lesson - 2), entry);
        } else if (Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS)
            || Files.isSymbolicLink(entry)) {
          add(name, entry);
        } else {
          passedOver++;
        }
      }
    }
  }

  private void add(String student, Path entry) {
    students.computeIfAbsent(student, _ -> new ArrayList<>(1)).add(entry);
  }

  /// Where the lesson begins in `STUDENT__LESSON`; 0 if there is only a student.
  private static int lessonStart(String stem) {
    int mark = stem.lastIndexOf("__");
    return mark > 0 && mark + 2 < stem.length() ? mark + 2 : 0;
  }

  private void walk(Path folder, List<String> hints, List<Candidate> found) throws IOException {
    List<Path> entries = new ArrayList<>();
    try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder)) {
      stream.forEach(entries::add);
    }
    entries.sort(Comparator.naturalOrder());
    for (Path entry : entries) {
      String name = FileName.of(entry);
      if (found.size() >= MOST_FILES || isHidden(name)) {
        continue;
      }
      boolean isLink = Files.isSymbolicLink(entry);
      if (!isLink && Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS)) {
        if (hints.size() < MOST_DEPTH) {
          walk(entry, with(hints, name), found);
        }
      } else if (isSubmission(name)) {
        List<String> all = new ArrayList<>(List.of(stem(entry)));
        all.addAll(hints);
        found.add(candidate(entry, all, isLink ? IS_LINK : ""));
      }
    }
  }

  private static List<String> with(List<String> hints, String name) {
    List<String> more = new ArrayList<>(hints);
    more.add(name);
    return more;
  }

  private Candidate candidate(Path path, List<String> hints, String refusal) {
    List<String> names = new ArrayList<>();
    for (Path at = path; at != null && !at.equals(root); at = at.getParent()) {
      names.addFirst(FileName.of(at));
    }
    return new Candidate(path, String.join("/", names), hints, refusal);
  }

  private static boolean isHidden(String name) {
    return name.startsWith(".") || name.equals("__MACOSX");
  }

  static boolean isSubmission(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return lower.endsWith(".ipynb") || lower.endsWith(".zip");
  }

  private static String stem(Path file) {
    String name = FileName.of(file);
    return name.substring(0, name.lastIndexOf('.'));
  }
}
