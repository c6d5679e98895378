package metamemory.kernel;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import metamemory.kernel.learner.HandIn;
import metamemory.kernel.learner.HandIn.Receipt;

/// `%submit`: hands in the notebook, as it was saved.
final class SubmitMagic {
  private static final int SHOWN_DIGITS = 12;

  private SubmitMagic() {}

  static CellResult run(String arguments) {
    HandIn handIn = new HandIn(System.getenv(), Path.of(""), Instant.now());
    try {
      return new CellResult.Value(shown(handIn.submit(arguments.strip())));
    } catch (IOException e) {
      return Magics.failed("nothing was handed in: " + e.getMessage());
    }
  }

  private static MimeBundle shown(Receipt receipt) {
    String done =
        "Handed in "
            + receipt.lesson()
            + " as "
            + receipt.student()
            + ", receipt "
            + receipt.sha256().substring(0, SHOWN_DIGITS);
    String saved =
        "It is the notebook as it was saved at "
            + receipt.saved()
            + ": if you changed it since, save it and say %submit again.";
    return MimeBundle.html(
        "<div><b>" + Escaped.html(done) + "</b><br>" + Escaped.html(saved) + "</div>",
        done + "\n" + saved);
  }
}
