package metamemory.cli.grading;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Enumeration;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/// Takes the notebooks out of a zip file that a stranger handed in. What is written gets names of
/// ours, so no name in the file can reach outside; files with such names are refused all the same.
final class ZipSubmission {
  private static final long MOST_FILE_BYTES = 256L << 20;
  private static final long MOST_UNPACKED_BYTES = 256L << 20;
  private static final int MOST_ENTRIES = 2000;
  private static final int MOST_NOTEBOOKS = 50;

  private ZipSubmission() {}

  /// Unpacks.
  ///
  /// @param zip the file that was handed in
  /// @param into an empty folder
  /// @return its notebooks
  /// @throws RefusedException if it does not look like a student's folder of notebooks
  /// @throws IOException if the machine fails to read or write
  static List<Candidate> unpack(Candidate zip, Path into) throws RefusedException, IOException {
    if (!Files.isRegularFile(zip.path())) {
      throw new RefusedException("it is not a file");
    }
    if (Files.size(zip.path()) > MOST_FILE_BYTES) {
      throw new RefusedException("the zip file is larger than 256 MiB");
    }
    try (ZipFile file = new ZipFile(zip.path().toFile())) {
      refuseLinks(zip.path());
      List<ZipEntry> notebooks = notebooks(file);
      List<Candidate> unpacked = new ArrayList<>();
      long left = MOST_UNPACKED_BYTES;
      for (ZipEntry entry : notebooks) {
        Path target = into.resolve(unpacked.size() + ".ipynb");
        left -= copy(file, entry, target, left);
        unpacked.add(
            new Candidate(target, zip.label() + "!" + entry.getName(), hints(entry, zip), ""));
      }
      return unpacked;
    } catch (java.util.zip.ZipException | IllegalArgumentException e) {
      throw new RefusedException("it is not a zip file that can be unpacked: " + e.getMessage());
    }
  }

  private static void refuseLinks(Path zip) throws RefusedException, IOException {
    for (ZipDirectory.Entry entry : ZipDirectory.of(zip)) {
      if (entry.isLink()) {
        throw new RefusedException("the zip file holds a link: " + entry.name());
      }
    }
  }

  private static List<ZipEntry> notebooks(ZipFile file) throws RefusedException {
    if (file.size() > MOST_ENTRIES) {
      throw new RefusedException(
          "the zip file holds more than " + MOST_ENTRIES + " files: files=" + file.size());
    }
    List<ZipEntry> notebooks = new ArrayList<>();
    Enumeration<? extends ZipEntry> entries = file.entries();
    while (entries.hasMoreElements()) {
      ZipEntry entry = entries.nextElement();
      String name = entry.getName();
      if (reachesOutside(name)) {
        throw new RefusedException("the zip file holds a file that lies outside of it: " + name);
      }
      if (!entry.isDirectory() && name.endsWith(".ipynb") && !isHidden(name)) {
        notebooks.add(entry);
      }
    }
    if (notebooks.isEmpty()) {
      throw new RefusedException("the zip file holds no notebook");
    }
    if (notebooks.size() > MOST_NOTEBOOKS) {
      throw new RefusedException("the zip file holds more than " + MOST_NOTEBOOKS + " notebooks");
    }
    return notebooks;
  }

  private static boolean reachesOutside(String name) {
    return name.startsWith("/")
        || name.contains("\\")
        || name.indexOf(0) >= 0
        || name.matches("[A-Za-z]:.*")
        || Arrays.asList(name.split("/", -1)).contains("..");
  }

  private static boolean isHidden(String name) {
    return Arrays.stream(name.split("/", -1))
        .anyMatch(part -> part.startsWith(".") || part.equals("__MACOSX"));
  }

  /// Counts what comes out, as sizes in the file may lie.
  private static long copy(ZipFile file, ZipEntry entry, Path target, long most)
      throws IOException, RefusedException {
    long copied = 0;
    byte[] buffer = new byte[1 << 16];
    try (InputStream in = file.getInputStream(entry);
        OutputStream out = Files.newOutputStream(target)) {
      for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
        copied += count;
        if (copied > most) {
          throw new RefusedException("unpacked, the zip file's notebooks exceed 256 MiB");
        }
        out.write(buffer, 0, count);
      }
    }
    return copied;
  }

  private static List<String> hints(ZipEntry entry, Candidate zip) {
    String name = entry.getName();
    List<String> parts = new ArrayList<>(Arrays.asList(name.split("/", -1)));
    String last = parts.removeLast();
    List<String> hints = new ArrayList<>();
    hints.add(last.substring(0, last.length() - ".ipynb".length()));
    hints.addAll(parts.reversed());
    hints.addAll(zip.hints());
    return hints;
  }
}
