/// Our pictures and counts as guests of other Java kernels. Only here are those kernels' classes
/// known.
@org.jspecify.annotations.NullMarked
package metamemory.kernel.hosts;
