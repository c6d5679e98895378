package metamemory.count;

/// A place in a source file that creates something when it runs.
///
/// @param id the site's number, at least 0, never used again in this VM
/// @param className the binary name of the class whose code it is, such as `REPL.$JShell$11$P`
/// @param method the name of the method, `<init>` for constructors and `<clinit>` for static
///   initialisers
/// @param line the line in the source that was compiled, or -1 where the class file has no line
///   numbers
/// @param kind what sort of thing is created
/// @param type the type of what is created: a binary class name, an array such as `int[][]`, or for
///   lambdas the interface
public record Site(int id, String className, String method, int line, Kind kind, String type) {}
