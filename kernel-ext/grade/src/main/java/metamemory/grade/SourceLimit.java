package metamemory.grade;

import com.google.gson.stream.MalformedJsonException;
import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;

/// Text of which only so many characters may be read between [#begin()] and [#end()] altogether:
/// what is kept in memory.
final class SourceLimit extends FilterReader {
  private final long most;
  private long kept;
  private boolean counts;

  SourceLimit(Reader in, long most) {
    super(in);
    this.most = most;
  }

  void begin() {
    counts = true;
  }

  void end() {
    counts = false;
  }

  @Override
  public int read(char[] buffer, int from, int length) throws IOException {
    int read = super.read(buffer, from, length);
    if (counts && read > 0) {
      kept += read;
      if (kept > most) {
        throw new MalformedJsonException(
            "its cells hold more than " + most + " characters of source");
      }
    }
    return read;
  }
}
