/// One JUnit 5 suite for each exercise. A suite sees the learner's answer only through
/// [metamemory.grade.Answer].
@org.jspecify.annotations.NullMarked
package metamemory.exercises;
