package dev.tend.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tend.cli.option.CurrentUser;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Overrides of another server. */
class ElsewhereTest {
  private static final String[] ADD = {
    "Add-ServerMonitoringOverride",
    "-Server",
    "mail2",
    "-Identity",
    "Store\\MailboxQuarantinedMonitor\\DB NAME",
    "-PropertyName",
    "Enabled",
    "-PropertyValue",
    "0",
    "-Confirm:"
  };

  @TempDir private Path directory;

  private static String[] with(String... more) {
    return Stream.concat(Stream.of(ADD), Stream.of(more)).toArray(String[]::new);
  }

  @Test
  void nothing_is_done_here_and_the_command_for_there_is_printed() throws Exception {
    try (OverridePlace place = OverridePlace.withAgent(directory)) {
      Tend run = place.tend(with("--owner=anna"));

      assertThat(run.status()).isEqualTo(2);
      assertThat(run.out())
          .isEqualTo(
              "tend add-server-monitoring-override --server mail2 --identity"
                  + " 'Store\\MailboxQuarantinedMonitor\\DB NAME' --property-name Enabled"
                  + " --property-value 0 --confirm= --owner=anna\n");
      assertThat(run.err()).contains("this is mail1.example.org, and nothing was done here");
      assertThat(place.kept()).isEmpty();
    }
  }

  @Test
  void no_name_is_neither_this_server_nor_another() throws Exception {
    try (OverridePlace place = OverridePlace.withAgent(directory)) {
      String[] words = ADD.clone();
      words[2] = " ";
      Tend run = place.tend(words);

      assertThat(run.status()).isEqualTo(2);
      assertThat(run.out()).isEmpty();
      assertThat(run.err()).contains("--server is empty", "nothing was done");
      assertThat(place.kept()).isEmpty();
    }
  }

  @Test
  void the_owner_goes_with_the_command() throws Exception {
    try (OverridePlace place = OverridePlace.withAgent(directory)) {
      assertThat(place.tend(ADD).out()).contains(" --owner " + CurrentUser.name());
    }
  }

  @Test
  void a_list_of_another_server_is_asked_for_there() throws Exception {
    try (OverridePlace place = OverridePlace.withAgent(directory)) {
      Tend run = place.tend("get-server-monitoring-override", "--server=mail2");
      assertThat(run.status()).isEqualTo(2);
      assertThat(run.out()).isEqualTo("tend get-server-monitoring-override --server=mail2\n");
      assertThat(run.err()).contains("this is mail1.example.org", "run the line above on mail2");
    }
  }

  @Test
  void at_the_end_of_a_tunnel_it_is_done_there() throws Exception {
    Path there = Files.createDirectory(directory.resolve("there"));
    try (OverridePlace other = OverridePlace.withAgent(there)) {
      String[] words = with("--agent=" + other.address(), "--token-file=" + other.token());
      words[2] = "mail1.example.org";
      Tend run = Tend.run(words);

      assertThat(run.err()).contains("asking the agent of mail1.example.org");
      assertThat(run.status()).isZero();
      assertThat(other.kept()).hasSize(1);
    }
  }

  @Test
  void the_agent_of_the_wrong_server_is_not_asked() throws Exception {
    try (OverridePlace other = OverridePlace.withAgent(directory)) {
      Tend run =
          Tend.run(
              with("--agent=http://" + other.address() + "/", "--token-file=" + other.token()));

      assertThat(run.status()).isEqualTo(2);
      assertThat(run.err())
          .contains("belongs to mail1.example.org, not to mail2; nothing was done");
      assertThat(other.kept()).isEmpty();
    }
  }

  @Test
  void the_token_crosses_no_network_in_clear() {
    Tend run = Tend.run(with("--agent=mail2.example.org:9425", "--token-file=/dev/null"));

    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err()).contains("must not cross a network in the clear", "ssh -L");
  }

  @Test
  void an_agent_needs_a_token() {
    assertThat(Tend.run(with("--agent=127.0.0.1:9425")).err())
        .contains("--agent and --token-file must be given together");
  }
}
