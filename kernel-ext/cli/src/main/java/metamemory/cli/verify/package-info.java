/// What `learn test` does. Runs from source, before anything is built: so it uses the JDK and
/// nothing else.
@org.jspecify.annotations.NullMarked
package metamemory.cli.verify;
