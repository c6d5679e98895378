/// Course directories for nbgrader.
@org.jspecify.annotations.NullMarked
package metamemory.cli.course;
