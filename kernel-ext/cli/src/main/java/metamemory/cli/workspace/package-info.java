/// The learner's own folder, where nothing of theirs is ever written over.
@org.jspecify.annotations.NullMarked
package metamemory.cli.workspace;
