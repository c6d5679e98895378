/// What the commands that grade have in common.
@org.jspecify.annotations.NullMarked
package metamemory.cli.grading;
