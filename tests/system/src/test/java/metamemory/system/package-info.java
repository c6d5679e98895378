/// The tests of the whole: the app as it is built, a real Jupyter, a real browser, the real
/// protocol.
///
/// Nothing here knows how the rooms work inside. A test sees what a learner sees: the commands, the
/// notebook page, the exported HTML, and the answers of the kernel on its sockets.
@NullMarked
package metamemory.system;

import org.jspecify.annotations.NullMarked;
