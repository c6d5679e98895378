package metamemory.grade;

/// A verdict and its sentence.
///
/// @param verdict the verdict
/// @param message what happened, and what to do
record Ruling(Verdict verdict, String message) {}
