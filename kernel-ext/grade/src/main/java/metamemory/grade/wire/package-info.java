/// What a grader and its child JVM say to each other.
@org.jspecify.annotations.NullMarked
package metamemory.grade.wire;
