/// Recorded memory to immutable pictures to SVG, HTML and text.
///
/// Allocators report to a [metamemory.view.Recorder]; it gives a [metamemory.view.Picture] of any
/// moment; and [metamemory.view.Svg], [metamemory.view.Html] and [metamemory.view.Text] are
/// functions from a picture to a text. Nothing here knows a notebook, so a plain `main` or a test
/// can write an arena's picture to a file:
///
/// {@snippet file="metamemory/view/PictureSnippets.java" region="write"}
@NullMarked
package metamemory.view;

import org.jspecify.annotations.NullMarked;
