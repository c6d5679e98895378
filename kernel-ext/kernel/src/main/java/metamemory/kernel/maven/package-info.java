/// Maven's resolver, for `%maven`. It is loaded in a class loader of its own, so that its many jars
/// meet nothing of a learner's: at the door stand only types of the JDK.
@org.jspecify.annotations.NullMarked
package metamemory.kernel.maven;
