package metamemory.system;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A Slurm of one node, from Debian's packages, in a folder of its own: without systemd, accounting
/// and root's files, on loopback, gone when it is closed.
final class SlurmCluster implements AutoCloseable {
  private static final Duration START = Duration.ofSeconds(60);

  private final Path folder;
  private final Deque<ChildProcess> daemons = new ArrayDeque<>();

  private SlurmCluster(Path folder) {
    this.folder = folder;
  }

  static SlurmCluster start(Path folder) throws IOException {
    Path munged = Needs.munged();
    Path controller = Needs.slurmctld();
    Path daemon = Needs.slurmd();
    SlurmCluster cluster = new SlurmCluster(folder);
    try {
      cluster.startMunge(munged);
      cluster.writeConfiguration();
      cluster.startDaemon(controller);
      cluster.startDaemon(daemon);
      cluster.awaitIdleNode();
      return cluster;
    } catch (IOException | RuntimeException | Error e) {
      cluster.close();
      throw e;
    }
  }

  /// Runs a job and waits for its end; what `sbatch` printed.
  String batch(String... arguments) {
    List<String> command = new java.util.ArrayList<>(List.of(Needs.sbatch().toString()));
    command.addAll(List.of(arguments));
    try (ChildProcess sbatch = ChildProcess.start(command, environment(), folder)) {
      int status = sbatch.awaitExit(Duration.ofMinutes(5));
      if (status != 0) {
        throw new AssertionError(
            "sbatch failed: status=" + status + "\n" + sbatch.output() + logs());
      }
      return sbatch.output();
    }
  }

  private void startMunge(Path munged) throws IOException {
    byte[] key = new byte[64];
    new SecureRandom().nextBytes(key);
    Path file = Files.write(folder.resolve("munge.key"), key);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("r--------"));
    start(
        List.of(
            munged.toString(),
            "--foreground",
            // Its own rules want root's folders.
            "--force",
            "--key-file=" + file,
            "--socket=" + folder.resolve("munge.socket"),
            "--pid-file=" + folder.resolve("munge.pid"),
            "--log-file=" + folder.resolve("munge.log"),
            "--seed-file=" + folder.resolve("munge.seed")));
  }

  private void writeConfiguration() throws IOException {
    String host = InetAddress.getLocalHost().getHostName().replaceFirst("\\..*", "");
    Files.createDirectories(folder.resolve("state"));
    Files.createDirectories(folder.resolve("spool"));
    Files.writeString(
        folder.resolve("slurm.conf"),
        """
        ClusterName=test
        SlurmctldHost=%s(127.0.0.1)
        SlurmctldPort=%d
        SlurmdPort=%d
        AuthType=auth/munge
        AuthInfo=socket=DIR/munge.socket
        SlurmUser=%s
        SlurmdUser=%s
        StateSaveLocation=DIR/state
        SlurmdSpoolDir=DIR/spool
        SlurmctldPidFile=DIR/slurmctld.pid
        SlurmdPidFile=DIR/slurmd.pid
        SlurmctldLogFile=DIR/slurmctld.log
        SlurmdLogFile=DIR/slurmd.log
        ProctrackType=proctrack/linuxproc
        TaskPlugin=task/none
        SelectType=select/cons_tres
        SelectTypeParameters=CR_CPU
        AccountingStorageType=accounting_storage/none
        JobAcctGatherType=jobacct_gather/none
        MpiDefault=none
        ReturnToService=2
        SlurmdParameters=config_overrides
        NodeName=%s NodeAddr=127.0.0.1 CPUs=2 State=UNKNOWN
        PartitionName=test Nodes=ALL Default=YES MaxTime=INFINITE State=UP
        """
            .formatted(
                host,
                freePort(),
                freePort(),
                System.getProperty("user.name"),
                System.getProperty("user.name"),
                host)
            .replace("DIR", folder.toString()));
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private void startDaemon(Path program) {
    start(List.of(program.toString(), "-D", "-f", folder.resolve("slurm.conf").toString()));
  }

  private void start(List<String> command) {
    daemons.push(ChildProcess.start(command, environment(), folder));
  }

  /// `sbatch` waits for a node by itself; this tells a cluster that never comes up.
  private void awaitIdleNode() {
    long end = System.nanoTime() + START.toNanos();
    List<String> sinfo = List.of(Needs.sinfo().toString(), "-h", "-o", "%T");
    String state = "";
    while (System.nanoTime() < end) {
      try (ChildProcess asked = ChildProcess.start(sinfo, environment(), folder)) {
        asked.awaitExit(START);
        state = asked.output().strip();
      }
      if (state.equals("idle")) {
        return;
      }
    }
    throw new AssertionError("the node did not come up: state=" + state + logs());
  }

  private Map<String, String> environment() {
    Map<String, String> environment = new HashMap<>();
    environment.put("PATH", "/usr/sbin:/usr/bin:/sbin:/bin");
    environment.put("HOME", folder.toString());
    environment.put("LANG", "C.UTF-8");
    environment.put("SLURM_CONF", folder.resolve("slurm.conf").toString());
    return environment;
  }

  private String logs() {
    StringBuilder logs = new StringBuilder();
    for (String name : List.of("munge.log", "slurmctld.log", "slurmd.log")) {
      try {
        logs.append("\n").append(name).append(":\n");
        logs.append(Files.readString(folder.resolve(name)));
      } catch (IOException e) {
        logs.append("none");
      }
    }
    return logs.toString();
  }

  @Override
  public void close() {
    daemons.forEach(ChildProcess::close);
  }
}
