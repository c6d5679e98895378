package metamemory.grade;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// A filter of system calls, as a program of the kernel's packet filter machine.
///
/// It lets everything through but: new processes (threads are let through), reading and writing
/// other processes' memory, mounts, new namespaces, and calls of the kernel that nothing here needs
/// and many an attack did. What is forbidden fails with EPERM; `clone3` with ENOSYS, whereupon the
/// C library uses `clone`, whose flags a filter can see.
final class SeccompFilter {
  private static final int LOAD_WORD = 0x20;
  private static final int JUMP_IF_EQUAL = 0x15;
  private static final int JUMP_IF_AT_LEAST = 0x35;
  private static final int JUMP_IF_BITS = 0x45;
  private static final int RETURN = 0x06;

  private static final int NUMBER = 0;
  private static final int ARCHITECTURE = 4;
  private static final int FIRST_ARGUMENT = 16;

  private static final int ALLOW = 0x7fff_0000;
  private static final int KILL_PROCESS = 0x8000_0000;
  private static final int ERRNO = 0x0005_0000;
  private static final int EPERM = 1;
  private static final int ENOSYS = 38;

  private static final int CLONE_THREAD = 0x0001_0000;
  private static final int CLONE3 = 435;
  private static final int X32_CALLS = 0x4000_0000;

  /// io_uring_setup, pidfd_getfd, open_tree, move_mount, fsopen, fsmount, mount_setattr: the same
  /// everywhere, since they are new.
  private static final List<Integer> NEW_CALLS = List.of(425, 438, 428, 429, 430, 432, 442);

  /// A kind of processor.
  ///
  /// @param audit the kernel's number for it
  /// @param cloneCall the number of the call `clone`
  /// @param forbidden the numbers of the calls that fail
  private record Machine(int audit, int cloneCall, List<Integer> forbidden) {}

  /// fork, vfork, ptrace, process_vm_readv, process_vm_writev, unshare, setns, mount, umount2,
  /// pivot_root, chroot, bpf, perf_event_open, userfaultfd, add_key, request_key, keyctl,
  /// kexec_load, init_module, finit_module, open_by_handle_at, kcmp, swapon, reboot, personality.
  private static final Machine AMD64 =
      new Machine(
          0xC000_003E,
          56,
          List.of(
              57, 58, 101, 310, 311, 272, 308, 165, 166, 155, 161, 321, 298, 323, 248, 249, 250,
              246, 175, 313, 304, 312, 167, 169, 135));

  /// The same, but for fork and vfork, which it does not have.
  private static final Machine AARCH64 =
      new Machine(
          0xC000_00B7,
          220,
          List.of(
              117, 270, 271, 97, 268, 40, 39, 41, 51, 280, 241, 282, 217, 218, 219, 104, 105, 273,
              265, 272, 224, 142, 92));

  private static final int BYTES_PER_INSTRUCTION = 8;

  private final ByteBuffer program =
      ByteBuffer.allocate(BYTES_PER_INSTRUCTION * 256).order(ByteOrder.nativeOrder());

  private SeccompFilter() {}

  /// The filter for this machine, in a file that goes with this JVM.
  ///
  /// @return the file, or empty if the processor is none of those we know
  static Optional<Path> file() {
    Machine machine =
        switch (System.getProperty("os.arch")) {
          case "amd64" -> AMD64;
          case "aarch64" -> AARCH64;
          default -> null;
        };
    if (machine == null) {
      return Optional.empty();
    }
    try {
      Path file = Files.createTempFile("metamemory-", ".seccomp");
      Files.write(file, new SeccompFilter().of(machine));
      // No secret; and who grades as another user than it was made by, reads it.
      file.toFile().setReadable(true, false);
      file.toFile().deleteOnExit();
      return Optional.of(file);
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private byte[] of(Machine machine) {
    load(ARCHITECTURE);
    unlessEqual(machine.audit(), KILL_PROCESS);
    load(NUMBER);
    if (machine.audit() == AMD64.audit()) {
      instruction(JUMP_IF_AT_LEAST, 0, 1, X32_CALLS);
      instruction(RETURN, 0, 0, ERRNO | EPERM);
    }
    machine.forbidden().forEach(call -> ifEqual(call, ERRNO | EPERM));
    NEW_CALLS.forEach(call -> ifEqual(call, ERRNO | ENOSYS));
    ifEqual(CLONE3, ERRNO | ENOSYS);
    instruction(JUMP_IF_EQUAL, 0, 3, machine.cloneCall());
    load(FIRST_ARGUMENT);
    instruction(JUMP_IF_BITS, 1, 0, CLONE_THREAD);
    instruction(RETURN, 0, 0, ERRNO | EPERM);
    instruction(RETURN, 0, 0, ALLOW);
    byte[] bytes = new byte[program.position()];
    program.flip().get(bytes);
    return bytes;
  }

  private void load(int offset) {
    instruction(LOAD_WORD, 0, 0, offset);
  }

  private void ifEqual(int value, int action) {
    instruction(JUMP_IF_EQUAL, 0, 1, value);
    instruction(RETURN, 0, 0, action);
  }

  private void unlessEqual(int value, int action) {
    instruction(JUMP_IF_EQUAL, 1, 0, value);
    instruction(RETURN, 0, 0, action);
  }

  private void instruction(int code, int ifTrue, int ifFalse, int operand) {
    program.putShort((short) code).put((byte) ifTrue).put((byte) ifFalse).putInt(operand);
  }
}
