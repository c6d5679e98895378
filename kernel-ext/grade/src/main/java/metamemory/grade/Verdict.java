package metamemory.grade;

import com.google.gson.annotations.SerializedName;

/// What came of grading one answer.
public enum Verdict {
  /// Every check passed.
  @SerializedName("passed")
  PASSED,
  /// A check failed.
  @SerializedName("failed")
  FAILED,
  /// The answer does not compile, or lacks something that the exercise asks for.
  @SerializedName("error")
  ERROR,
  /// The learner's code took longer than it may.
  @SerializedName("timeout")
  TIMEOUT,
  /// The learner's code needed more memory than it may have.
  @SerializedName("memory")
  MEMORY,
  /// The learner's code ended the program, or crashed it.
  @SerializedName("crashed")
  CRASHED,
  /// Grading itself went wrong: no fault of the learner's.
  @SerializedName("infrastructure")
  INFRASTRUCTURE
}
