/// Finding or making a Jupyter, installing our kernel into it, starting it.
@org.jspecify.annotations.NullMarked
package metamemory.cli.jupyter;
