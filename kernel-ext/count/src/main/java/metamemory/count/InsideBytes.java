package metamemory.count;

/// What was allocated in an interval inside calls that one line made, by code that is not woven:
/// the JDK's and that of libraries.
///
/// @param site the line; its kind is [Kind#CALL]
/// @param bytes by the VM's account of the threads, over all threads, at least 1
/// @param elsewhere how many of `bytes` threads allocated that were not watched
public record InsideBytes(Site site, long bytes, long elsewhere) {}
