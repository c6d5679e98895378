/// Running lessons in our own kernel, without Jupyter or Python.
@org.jspecify.annotations.NullMarked
package metamemory.cli.run;
