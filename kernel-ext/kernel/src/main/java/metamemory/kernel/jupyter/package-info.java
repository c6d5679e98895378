/// The kernel's transport: Jupyter messaging 5.3 over ZeroMQ sockets.
///
/// The sockets are our own because the faults of the base library's loops (a sleep in every reply,
/// silence after one bad message, dropped output) cannot be mended from outside. Sessions know
/// nothing of this package.
@org.jspecify.annotations.NullMarked
package metamemory.kernel.jupyter;
