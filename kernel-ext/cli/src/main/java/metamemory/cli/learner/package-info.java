/// The learner's loop in a terminal: the same as the magics, on the notebooks as they lie on disk.
@org.jspecify.annotations.NullMarked
package metamemory.cli.learner;
