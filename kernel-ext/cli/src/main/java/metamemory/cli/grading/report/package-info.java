/// What people read of a grading: feedback for each student, a report for teachers, tables.
@org.jspecify.annotations.NullMarked
package metamemory.cli.grading.report;
