package metamemory.cli.grading;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/// A zip file's table of contents, read for the one thing that `java.util.zip` does not tell: which
/// entries are symbolic links.
final class ZipDirectory {
  private static final int END_SIGNATURE = 0x06054b50;
  private static final int ENTRY_SIGNATURE = 0x02014b50;
  private static final int END_BYTES = 22;
  private static final int ENTRY_BYTES = 46;
  private static final int MOST_COMMENT = 0xffff;
  private static final int MOST_DIRECTORY = 16 << 20;
  private static final int FILE_TYPE = 0xf000;
  private static final int LINK = 0xa000;

  private ZipDirectory() {}

  /// An entry.
  ///
  /// @param name its name, as UTF-8
  /// @param unixMode what a Unix program wrote of its kind and rights; 0 where none did
  record Entry(String name, int unixMode) {
    boolean isLink() {
      return (unixMode & FILE_TYPE) == LINK;
    }
  }

  /// Reads the table.
  ///
  /// @throws RefusedException if it has another form
  static List<Entry> of(Path zip) throws IOException, RefusedException {
    try (FileChannel file = FileChannel.open(zip, StandardOpenOption.READ)) {
      ByteBuffer end = read(file, Math.max(0, file.size() - END_BYTES - MOST_COMMENT), file.size());
      int at = end.limit() - END_BYTES;
      while (at >= 0 && end.getInt(at) != END_SIGNATURE) {
        at--;
      }
      if (at < 0) {
        throw new RefusedException("it is not a zip file that can be unpacked");
      }
      long size = Integer.toUnsignedLong(end.getInt(at + 12));
      long start = Integer.toUnsignedLong(end.getInt(at + 16));
      if (size > MOST_DIRECTORY || start > file.size() - size) {
        throw new RefusedException("the zip file's table of contents is broken or too large");
      }
      // Its end, not its start, is certain: something may stand before the first entry.
      long last = Math.max(0, file.size() - end.limit()) + at;
      return entries(read(file, last - size, last));
    }
  }

  private static List<Entry> entries(ByteBuffer table) throws RefusedException {
    List<Entry> entries = new ArrayList<>();
    int at = 0;
    while (at + ENTRY_BYTES <= table.limit()) {
      int nameBytes = Short.toUnsignedInt(table.getShort(at + 28));
      int more =
          Short.toUnsignedInt(table.getShort(at + 30))
              + Short.toUnsignedInt(table.getShort(at + 32));
      if (table.getInt(at) != ENTRY_SIGNATURE || nameBytes > table.limit() - at - ENTRY_BYTES) {
        throw new RefusedException("the zip file's table of contents is broken or too large");
      }
      byte[] name = new byte[nameBytes];
      table.get(at + ENTRY_BYTES, name);
      // Whatever system the entry says that it is from: unzip programs do not agree on believing
      // it.
      int mode = table.getInt(at + 38) >>> 16;
      entries.add(new Entry(new String(name, StandardCharsets.UTF_8), mode));
      at += ENTRY_BYTES + nameBytes + more;
    }
    return entries;
  }

  private static ByteBuffer read(FileChannel file, long from, long to)
      throws IOException, RefusedException {
    if (from < 0) {
      throw new RefusedException("the zip file's table of contents is broken or too large");
    }
    ByteBuffer buffer = ByteBuffer.allocate((int) (to - from)).order(ByteOrder.LITTLE_ENDIAN);
    long at = from;
    while (buffer.hasRemaining()) {
      int count = file.read(buffer, at);
      if (count < 0) {
        break;
      }
      at += count;
    }
    return buffer.flip();
  }
}
