package metamemory.count;

/// What one site created in an interval.
///
/// @param site the place
/// @param count how many were created, over all threads, at least 1
/// @param bytes their shallow sizes in this VM, in bytes: headers, fields or elements, padding
/// @param elsewhere how many of `count` were created by threads other than those that
///   [Counters#start] named
public record SiteCount(Site site, long count, long bytes, long elsewhere) {}
