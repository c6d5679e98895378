package metamemory.kernel.learner;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import metamemory.grade.Sha256;

/// Hands a notebook in: copies it, as it was last saved, into a folder that a teacher has named,
/// with a receipt beside it. The folder then looks as `learn grade --submissions` takes it:
/// `STUDENT/LESSON/LESSON.ipynb`. Handing in again puts the newer one in its place.
public final class HandIn {
  /// Names the folder.
  public static final String EXCHANGE = "METAMEMORY_EXCHANGE";

  /// What a JupyterHub calls the student.
  private static final String HUB_USER = "JUPYTERHUB_USER";

  private static final int LARGEST_BYTES = 32 << 20;

  private final Map<String, String> environment;
  private final Path folder;
  private final Instant now;

  /// A way to hand in.
  ///
  /// @param environment of the kernel's process
  /// @param folder the notebook's folder
  /// @param now the time that the receipt tells
  public HandIn(Map<String, String> environment, Path folder, Instant now) {
    this.environment = Map.copyOf(environment);
    this.folder = folder.toAbsolutePath();
    this.now = now.truncatedTo(ChronoUnit.SECONDS);
  }

  /// What was handed in.
  ///
  /// @param student whose
  /// @param lesson the folder of the lesson
  /// @param sha256 of the copy, in hexadecimal digits
  /// @param saved when the notebook was last saved
  /// @param place the copy
  public record Receipt(String student, String lesson, String sha256, Instant saved, Path place) {}

  /// Copies the notebook.
  ///
  /// @param name the notebook's file, or blank if there is but one in the folder
  /// @return the receipt
  /// @throws IOException if that does not work: its message is for the learner
  public Receipt submit(String name) throws IOException {
    String exchange = environment.getOrDefault(EXCHANGE, "");
    if (exchange.isBlank()) {
      throw new IOException(
          EXCHANGE
              + " is not set, so there is no folder to hand in to; download the notebook and hand"
              + " it in as your teacher says");
    }
    Path notebook = name.isBlank() ? only() : folder.resolve(name).normalize();
    if (!Files.isRegularFile(notebook) || !notebook.startsWith(folder)) {
      throw new IOException("there is no such notebook in this folder: " + name);
    }
    if (Files.size(notebook) > LARGEST_BYTES) {
      throw new IOException(
          "the notebook is too large: bytes="
              + Files.size(notebook)
              + ", at most "
              + LARGEST_BYTES
              + "; clear its outputs and save it");
    }
    return copy(notebook, Path.of(exchange));
  }

  private Receipt copy(Path notebook, Path exchange) throws IOException {
    String student =
        safe(
            Optional.ofNullable(environment.get(HUB_USER))
                .orElse(System.getProperty("user.name", "unknown")));
    String lesson = safe(String.valueOf(folder.getFileName()));
    Instant saved = Files.getLastModifiedTime(notebook).toInstant().truncatedTo(ChronoUnit.SECONDS);
    byte[] bytes = Files.readAllBytes(notebook);
    Path own = exchange.resolve(student);
    if (!Files.isDirectory(own)) {
      own(own);
    }
    Path place = own.resolve(lesson).resolve(lesson + ".ipynb");
    replace(place, bytes);
    Receipt receipt = new Receipt(student, lesson, Sha256.hex(bytes), saved, place);
    replace(place.resolveSibling("receipt.json"), json(receipt));
    if (!Arrays.equals(Files.readAllBytes(place), bytes)) {
      throw new IOException("the copy differs from the notebook: " + place);
    }
    return receipt;
  }

  /// Nobody but the student, and who may read everything, is to see what is in it.
  private static void own(Path folder) throws IOException {
    boolean isPosix = folder.getFileSystem().supportedFileAttributeViews().contains("posix");
    if (isPosix) {
      Files.createDirectory(
          folder,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    } else {
      Files.createDirectory(folder);
    }
  }

  private Path only() throws IOException {
    List<Path> notebooks = new ArrayList<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*.ipynb")) {
      files.forEach(notebooks::add);
    }
    if (notebooks.size() != 1) {
      throw new IOException(
          "which notebook? There are "
              + notebooks.size()
              + " in this folder: say %submit and its file name");
    }
    return notebooks.getFirst();
  }

  private byte[] json(Receipt receipt) {
    JsonObject json = new JsonObject();
    json.addProperty("student", receipt.student());
    json.addProperty("lesson", receipt.lesson());
    json.addProperty("sha256", receipt.sha256());
    json.addProperty("saved", receipt.saved().toString());
    json.addProperty("submitted", now.toString());
    return (new GsonBuilder().setPrettyPrinting().create().toJson(json) + "\n")
        .getBytes(java.nio.charset.StandardCharsets.UTF_8);
  }

  private static void replace(Path file, byte[] bytes) throws IOException {
    Files.createDirectories(file.getParent());
    Path part = file.resolveSibling("." + file.getFileName() + ".part");
    Files.write(part, bytes);
    Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  /// A name that is one folder's.
  private static String safe(String name) {
    String plain = name.replaceAll("[^\\w.@+-]", "_");
    return plain.startsWith(".") || plain.isEmpty() ? "_" + plain : plain;
  }
}
