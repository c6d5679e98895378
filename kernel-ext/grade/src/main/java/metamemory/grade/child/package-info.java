/// What runs inside the child JVM: compile the learner's answer, run the suite on the JUnit
/// Platform, report each check.
@org.jspecify.annotations.NullMarked
package metamemory.grade.child;
