/// What is kept of a learner's way through the lessons: guesses, attempts, hints, time. Knows no
/// session and no Jupyter.
@org.jspecify.annotations.NullMarked
package metamemory.kernel.learner;
