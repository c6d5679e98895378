/// Results in the forms that other systems take.
@org.jspecify.annotations.NullMarked
package metamemory.cli.grading.export;
