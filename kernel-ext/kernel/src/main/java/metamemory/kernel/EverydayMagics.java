package metamemory.kernel;

/// The magics that have nothing to do with memory.
///
/// @param classPath `%classpath`
/// @param maven `%maven`
/// @param load `%load`
/// @param time `%time` and `%%time`
/// @param env `%env`
record EverydayMagics(
    ClassPathMagic classPath, MavenMagic maven, LoadMagic load, TimeMagic time, EnvMagic env) {}
