/// All lessons as pages that a browser opens from the file system.
@org.jspecify.annotations.NullMarked
package metamemory.cli.book;
