package dev.tend.recovery.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tend.recovery.ActionFixture;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tables as the kernel writes them. */
class SocketEvidenceTest {
  private static final String ROW =
      "   0: 0100007F:%04X 0100007F:%04X %s 00000000:%08X 00:00000000\n";

  @TempDir private Path proc;

  @Test
  void a_full_queue_shows_first_and_thousands_of_ports_of_clients_hide_nothing() throws Exception {
    StringBuilder table = new StringBuilder("  sl  local_address rem_address   st tx_queue\n");
    table.append(ROW.formatted(25, 0, "0A", 129));
    table.append(ROW.formatted(25, 50_000, "08", 0)).append(ROW.formatted(25, 50_001, "01", 0));
    table.append(ROW.formatted(40_000, 389, "02", 0)).append(ROW.formatted(40_001, 389, "02", 0));
    for (int client = 0; client < 5_000; client++) {
      table.append(ROW.formatted(143, 51_000 + client, "06", 0));
    }
    Files.createDirectory(proc.resolve("net"));
    Files.writeString(proc.resolve("net/tcp"), table);
    Files.writeString(
        proc.resolve("net/netstat"), "TcpExt: ListenOverflows ListenDrops\nTcpExt: 66 67\n");
    EvidenceSection section = new EvidenceSection(100_000);

    new SocketEvidence(proc)
        .look(
            new EvidenceRequest(
                new ActionFixture().intent("act-1", ActionFixture.type("collect-evidence")),
                List.of()),
            section,
            ActionFixture.bounds(Duration.ofSeconds(20)));

    assertThat(section.close().lines().limit(5))
        .containsExactly(
            "ListenOverflows since the boot: 66",
            "ListenDrops since the boot: 67",
            "no net/tcp6",
            "listening on 25: 129 wait to be accepted; {CLOSE_WAIT=1, ESTABLISHED=1}",
            "going out to 389: {SYN_SENT=2}");
    assertThat(section.trouble()).isEmpty();
  }
}
