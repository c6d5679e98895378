package metamemory.grade;

import com.google.gson.annotations.SerializedName;
import org.jspecify.annotations.Nullable;

/// How one check of a suite ended.
///
/// @param id the name of its method in the suite, which stays the same when the sentence is
///   reworded
/// @param name what it checks, in a sentence
/// @param status how it ended
/// @param score the points that it gave
/// @param maxScore the points that it can give
/// @param expected what should have come; null if the check does not say
/// @param got what came instead; null if it passed or nothing came
/// @param why what the check was about, or what went wrong; null if it passed
/// @param visible whether a learner may read the check's source
public record CheckResult(
    String id,
    String name,
    Status status,
    int score,
    int maxScore,
    @Nullable String expected,
    @Nullable String got,
    @Nullable String why,
    boolean visible) {

  /// How a check ended.
  public enum Status {
    /// The answer does what the check asks.
    @SerializedName("passed")
    PASSED,
    /// It does not.
    @SerializedName("failed")
    FAILED,
    /// The check did not run, or did not apply.
    @SerializedName("skipped")
    SKIPPED
  }
}
