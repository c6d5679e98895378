/// Allocators that hand out [java.lang.foreign.MemorySegment]s, refuse with a value and say what
/// they used.
@org.jspecify.annotations.NullMarked
package metamemory;
