/// Notebooks as documents: reading, cutting the learner's from the instructor's, writing as HTML.
@org.jspecify.annotations.NullMarked
package metamemory.cli.notebook;
