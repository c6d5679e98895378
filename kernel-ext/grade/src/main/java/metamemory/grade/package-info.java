/// Checks an exercise: the learner's definitions and a JUnit suite in, a
/// [metamemory.grade.GradeResult] out. The learner's code runs in a JVM of its own, never in the
/// caller's. Knows no kernel and draws nothing.
@org.jspecify.annotations.NullMarked
package metamemory.grade;
