/// Small suites for the tests of the grader itself.
@org.jspecify.annotations.NullMarked
package metamemory.grade.suites;
