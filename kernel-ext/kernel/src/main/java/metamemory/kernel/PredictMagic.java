package metamemory.kernel;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import metamemory.kernel.learner.Guess;
import metamemory.kernel.learner.Progress;
import metamemory.kernel.learner.Progress.Prediction;
import metamemory.kernel.learner.ProgressFile;
import org.jspecify.annotations.Nullable;

/// `%predict ID guess` notes a guess; [#predicted] compares it with what came.
final class PredictMagic {
  private static final Pattern ARGUMENTS =
      Pattern.compile("([a-z0-9]+(?:-[a-z0-9]+)*)(?:\\s+(.*))?");

  private final ProgressFile progress;

  PredictMagic(ProgressFile progress) {
    this.progress = progress;
  }

  CellResult run(String arguments) {
    Matcher matcher = ARGUMENTS.matcher(arguments.strip());
    if (!matcher.matches()) {
      return Magics.failed(
          "%predict takes the prediction's name and your guess, as in: %predict three-orders 48;"
              + " given="
              + (arguments.isBlank() ? "nothing" : arguments));
    }
    String id = matcher.group(1);
    String guess = guess(matcher.group(2));
    return new CellResult.Value(guess.isEmpty() ? remind(id) : note(id, guess));
  }

  private static String guess(@Nullable String typed) {
    return typed == null || typed.strip().matches("\\?*") ? "" : typed.strip();
  }

  private MimeBundle remind(String id) {
    Optional<Prediction> before = progress.read().prediction(id);
    return line(
        before
            .map(prediction ->
                "your guess is " + prediction.guess() + "; write another in place of the ?")
            .orElse("your guess goes in place of the ?; run this cell with it, then the next one"));
  }

  private MimeBundle note(String id, String guess) {
    progress.update(all ->
        all.prediction(id).filter(known -> known.guess().equals(guess)).isPresent()
            ? all
            : all.withPrediction(id, new Prediction(guess, null, false)));
    return line("your guess is " + guess + "; run the next cell");
  }

  /// Says how a guess compares with what it was, and keeps that.
  MimeBundle predicted(String id, @Nullable Object value) {
    String actual = String.valueOf(value);
    Progress now =
        progress.update(all ->
            all.prediction(id)
                .map(p ->
                    all.withPrediction(
                        id, new Prediction(p.guess(), actual, Guess.isRight(p.guess(), actual))))
                .orElse(all));
    return line(
        now.prediction(id)
            .map(p ->
                p.right() ? "right: " + actual : "you guessed " + p.guess() + ": it is " + actual)
            .orElse("it is " + actual + " (no guess yet)"));
  }

  private MimeBundle line(String text) {
    String all = text + progress.takeNotice().map(notice -> "\n" + notice).orElse("");
    return MimeBundle.html("<div>" + Escaped.html(all).replace("\n", "<br>") + "</div>", all);
  }
}
