/// Recorded memory to immutable pictures to SVG, HTML and text.
@NullMarked
package metamemory.view;

import org.jspecify.annotations.NullMarked;
