/// The notebook kernel: a JShell session with its magics, and its transport to Jupyter.
@org.jspecify.annotations.NullMarked
package metamemory.kernel;
